/** Tests of tangling. */
@NullMarked
package org.homolog.tangling;

import org.jspecify.annotations.NullMarked;
