/** What two systems' responses span over conditions: overlap, explained variance, predictors. */
@NullMarked
package org.homolog.subspace;

import org.jspecify.annotations.NullMarked;
