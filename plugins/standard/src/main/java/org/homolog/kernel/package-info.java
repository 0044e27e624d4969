/** Agreement of kernels over conditions: centred kernel alignment, RV, distance correlation. */
@NullMarked
package org.homolog.kernel;

import org.jspecify.annotations.NullMarked;
