package org.homolog.hdf5;

/**
 * One object of a file: a group, a dataset, a named data type, or something that cannot be read.
 */
public sealed interface Hdf5Item permits Hdf5Group, Hdf5Dataset, NamedType, UnreadableItem {
  /**
   * Where the object lies.
   *
   * @return the path from the root, starting with a slash
   */
  String path();

  /**
   * The last part of the path.
   *
   * @return the name; empty for the root
   */
  default String name() {
    return path().substring(path().lastIndexOf('/') + 1);
  }
}
