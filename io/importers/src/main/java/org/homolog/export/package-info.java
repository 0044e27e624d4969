/**
 * Recordings and populations written to files that say themselves what they hold: HDF5 in homolog's
 * own layout, and NWB 2.
 */
@NullMarked
package org.homolog.export;

import org.jspecify.annotations.NullMarked;
