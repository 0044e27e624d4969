/**
 * The resampling engine: bootstrap intervals, noise ceilings and permutation nulls for every
 * comparison, on draws that depend on the study's seed and design only.
 */
@NullMarked
package org.homolog.resample;

import org.jspecify.annotations.NullMarked;
