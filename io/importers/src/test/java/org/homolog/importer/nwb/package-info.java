/** Tests of NWB files against what h5py finds in them. */
@NullMarked
package org.homolog.importer.nwb;

import org.jspecify.annotations.NullMarked;
