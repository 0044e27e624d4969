/** Tests of targeted dimensionality reduction. */
@NullMarked
package org.homolog.targeted;

import org.jspecify.annotations.NullMarked;
