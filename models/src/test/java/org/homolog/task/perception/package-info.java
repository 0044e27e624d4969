/** Tests of tasks. */
@NullMarked
package org.homolog.task.perception;

import org.jspecify.annotations.NullMarked;
