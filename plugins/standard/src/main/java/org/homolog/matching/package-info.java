/** Matching the units of one system with those of another. */
@NullMarked
package org.homolog.matching;

import org.jspecify.annotations.NullMarked;
