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
 */
public record Link(String name, Kind kind, String target, long address) {
  /** How an entry leads to its object. */
  public enum Kind {
    /** Directly. */
    HARD,
    /** By a path in the same file. */
    SOFT,
    /** By a path in another file, which is not followed. */
    EXTERNAL
  }
}
