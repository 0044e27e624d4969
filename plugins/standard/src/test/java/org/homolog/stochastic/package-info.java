@NullMarked
package org.homolog.stochastic;

import org.jspecify.annotations.NullMarked;
