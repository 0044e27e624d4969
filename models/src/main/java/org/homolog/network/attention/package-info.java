/** Parts by which some activity chooses among other: gains, gates, and attention by keys. */
@NullMarked
package org.homolog.network.attention;

import org.jspecify.annotations.NullMarked;
