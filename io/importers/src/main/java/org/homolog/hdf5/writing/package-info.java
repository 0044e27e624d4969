/**
 * HDF5 files written through the C library, which knows references and texts of any length. It is
 * loaded when the first file is written and never before.
 */
@NullMarked
package org.homolog.hdf5.writing;

import org.jspecify.annotations.NullMarked;
