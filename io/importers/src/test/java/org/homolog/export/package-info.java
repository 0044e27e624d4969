/** Tests of what is written. */
@NullMarked
package org.homolog.export;

import org.jspecify.annotations.NullMarked;
