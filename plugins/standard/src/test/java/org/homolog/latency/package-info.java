/** Tests of latencies of selectivity. */
@NullMarked
package org.homolog.latency;

import org.jspecify.annotations.NullMarked;
