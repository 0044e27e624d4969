/** Tests of decoding. */
@NullMarked
package org.homolog.decoding;

import org.jspecify.annotations.NullMarked;
