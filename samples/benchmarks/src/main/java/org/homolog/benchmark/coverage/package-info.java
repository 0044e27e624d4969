/**
 * Whether intervals cover and nulls reject as often as they say, with known truth: experiments are
 * simulated thousands of times and each is evaluated as a study would evaluate it.
 */
@NullMarked
package org.homolog.benchmark.coverage;

import org.jspecify.annotations.NullMarked;
