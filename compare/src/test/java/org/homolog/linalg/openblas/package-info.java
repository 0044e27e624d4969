/** The algebra against a slow reference, on ordinary and awkward shapes, and from many threads. */
@NullMarked
package org.homolog.linalg.openblas;

import org.jspecify.annotations.NullMarked;
