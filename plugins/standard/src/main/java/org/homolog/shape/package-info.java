/** Distances between the shapes of two responses, after the best rotation or permutation. */
@NullMarked
package org.homolog.shape;

import org.jspecify.annotations.NullMarked;
