package org.homolog.hdf5;

/**
 * One entry of a group.
 *
 * @param name the entry's name
 * @param kind how it leads to its object
 * @param target for a soft link the path it names; for an external link {@code file:path}; empty
 *     for a hard link
 * @param address for a hard link the object's address, relative to the end of the user block; else
 *     -1
 * @param file for an external link the name of the file; else empty
 */
public record Link(String name, Kind kind, String target, long address, String file) {
  static Link hard(String name, long address) {
    return new Link(name, Kind.HARD, "", address, "");
  }

  static Link soft(String name, String target) {
    return new Link(name, Kind.SOFT, target, -1, "");
  }

  static Link external(String name, String file, String path) {
    return new Link(name, Kind.EXTERNAL, file + ":" + path, -1, file);
  }

  /** For an external link the path in the other file, for a soft link the path in this one. */
  String targetPath() {
    return kind == Kind.EXTERNAL ? target.substring(file.length() + 1) : target;
  }

  /** How an entry leads to its object. */
  public enum Kind {
    /** Directly. */
    HARD,
    /** By a path in the same file. */
    SOFT,
    /** By a path in another file. */
    EXTERNAL
  }
}
