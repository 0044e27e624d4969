/** Tests. */
@NullMarked
package org.homolog.torch;

import org.jspecify.annotations.NullMarked;
