/** The one failure reported to a person. */
@NullMarked
package org.homolog.failure;

import org.jspecify.annotations.NullMarked;
