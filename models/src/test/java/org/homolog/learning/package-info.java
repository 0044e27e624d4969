/** Tests of learning. */
@NullMarked
package org.homolog.learning;

import org.jspecify.annotations.NullMarked;
