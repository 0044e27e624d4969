/** Any HDF5 file, its arrays named by their paths and given meaning by a mapping. */
@NullMarked
package org.homolog.importer.hdf5;

import org.jspecify.annotations.NullMarked;
