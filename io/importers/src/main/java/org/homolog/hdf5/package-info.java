/**
 * A thin reader of HDF5 files: what a file is by its content, its tree with failures kept to the
 * item that fails, and its data as flat primitive arrays, whole or in slices. No type of the
 * library underneath (jHDF) leaves this package.
 */
@NullMarked
package org.homolog.hdf5;

import org.jspecify.annotations.NullMarked;
