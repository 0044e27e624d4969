/** Plain numbers beside which other comparisons are read. */
@NullMarked
package org.homolog.baseline;

import org.jspecify.annotations.NullMarked;
