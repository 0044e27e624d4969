/** Parts that normalise activity: over units, over trials, and by a pool. */
@NullMarked
package org.homolog.network.normalisation;

import org.jspecify.annotations.NullMarked;
