/** How alike the leading principal components of two systems are. */
@NullMarked
package org.homolog.alignment;

import org.jspecify.annotations.NullMarked;
