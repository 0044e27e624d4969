@NullMarked
package org.homolog.benchmark.coverage;

import org.jspecify.annotations.NullMarked;
