/** homolog's own comparisons as one plug-in. */
@NullMarked
package org.homolog.standard;

import org.jspecify.annotations.NullMarked;
