/** The algebra interface the host supplies to comparisons, and its row-major matrix. */
@NullMarked
package org.homolog.linalg;

import org.jspecify.annotations.NullMarked;
