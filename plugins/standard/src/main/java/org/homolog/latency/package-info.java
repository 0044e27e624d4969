/** When single units begin to tell conditions apart. */
@NullMarked
package org.homolog.latency;

import org.jspecify.annotations.NullMarked;
