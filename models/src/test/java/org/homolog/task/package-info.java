/** Tests. */
@NullMarked
package org.homolog.task;

import org.jspecify.annotations.NullMarked;
