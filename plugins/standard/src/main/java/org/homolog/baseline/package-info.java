/** Plain numbers beside which other comparisons are read: dimensionality, decoding. */
@NullMarked
package org.homolog.baseline;

import org.jspecify.annotations.NullMarked;
