/**
 * Recordings that homolog simulates and says so: generators whose mechanism is known, written to
 * HDF5 files.
 */
@NullMarked
package org.homolog.simulation;

import org.jspecify.annotations.NullMarked;
