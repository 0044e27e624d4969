package org.homolog.hdf5;

/**
 * A data type stored under a name of its own (a committed data type); it holds no data.
 *
 * @param path where it lies
 */
public record NamedType(String path) implements Hdf5Item {}
