/** Responses of units over time and conditions as a sum of few components. */
@NullMarked
package org.homolog.tensor;

import org.jspecify.annotations.NullMarked;
