/**
 * The C library of HDF5, for what jHDF does not read. It runs in a process of its own, since it can
 * crash on a damaged file, and hands back each object as a small plain HDF5 file in memory.
 */
@org.jspecify.annotations.NullMarked
package org.homolog.hdf5.library;
