/** Which conditions lie next to each other in two systems. */
@NullMarked
package org.homolog.neighbourhood;

import org.jspecify.annotations.NullMarked;
