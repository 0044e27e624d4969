/** Tests. */
@NullMarked
package org.homolog.fit;

import org.jspecify.annotations.NullMarked;
