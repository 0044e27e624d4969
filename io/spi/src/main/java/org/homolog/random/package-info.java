/** Counter-based random numbers. */
@NullMarked
package org.homolog.random;

import org.jspecify.annotations.NullMarked;
