/** Tests of the alignment of principal components. */
@NullMarked
package org.homolog.alignment;

import org.jspecify.annotations.NullMarked;
