/** Tests of representational similarity analysis. */
@NullMarked
package org.homolog.rsa;

import org.jspecify.annotations.NullMarked;
