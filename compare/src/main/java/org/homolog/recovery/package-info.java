/**
 * Whether a measure tells candidates apart on given data: data sets are simulated from each
 * candidate as the recording would have shown it, and the measure is asked which candidate they
 * came from.
 */
@NullMarked
package org.homolog.recovery;

import org.jspecify.annotations.NullMarked;
