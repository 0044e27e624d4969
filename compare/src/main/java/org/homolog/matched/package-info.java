/**
 * Scores of populations brought to the same number of units and the same ratio of signal to noise,
 * since most measures depend on both.
 */
@NullMarked
package org.homolog.matched;

import org.jspecify.annotations.NullMarked;
