/** Fixed points of a system's dynamics: found, proved, linearised, continued and compared. */
@NullMarked
package org.homolog.fixedpoints;

import org.jspecify.annotations.NullMarked;
