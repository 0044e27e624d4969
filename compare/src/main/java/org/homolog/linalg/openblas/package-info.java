/**
 * The algebra on OpenBLAS: products through CBLAS, decompositions and solvers through LAPACKE.
 *
 * <p>The natives are loaded by the first call, not with the class, so that a command which computes
 * nothing starts at once. Results carry the same bits whatever the number of calling threads: how
 * many threads OpenBLAS uses, and into which panels a product is cut, follow from the size of the
 * problem alone.
 */
@NullMarked
package org.homolog.linalg.openblas;

import org.jspecify.annotations.NullMarked;
