/** Groups among rows: hierarchical by Ward, k-means, and how well they are apart. */
@NullMarked
package org.homolog.clustering;

import org.jspecify.annotations.NullMarked;
