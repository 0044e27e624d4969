/** HDF5 files that homolog writes. */
@NullMarked
package org.homolog.storage;

import org.jspecify.annotations.NullMarked;
