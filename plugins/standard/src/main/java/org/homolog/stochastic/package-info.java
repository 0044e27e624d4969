/** Distances between noisy responses: not only means over repeats but how repeats vary. */
@NullMarked
package org.homolog.stochastic;

import org.jspecify.annotations.NullMarked;
