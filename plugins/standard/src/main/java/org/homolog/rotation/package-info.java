/** Rotational structure of population activity over time. */
@NullMarked
package org.homolog.rotation;

import org.jspecify.annotations.NullMarked;
