package org.homolog.hdf5;

/**
 * A data type stored under a name of its own (a committed data type); it holds no data.
 *
 * @param path where it lies
 * @param attributes its attributes
 */
public record NamedType(String path, Attributes attributes) implements Hdf5Item {}
