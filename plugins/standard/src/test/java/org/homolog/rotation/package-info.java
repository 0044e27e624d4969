/** Tests of rotational dynamics. */
@NullMarked
package org.homolog.rotation;

import org.jspecify.annotations.NullMarked;
