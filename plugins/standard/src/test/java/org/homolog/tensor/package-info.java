/** Tests of tensor components. */
@NullMarked
package org.homolog.tensor;

import org.jspecify.annotations.NullMarked;
