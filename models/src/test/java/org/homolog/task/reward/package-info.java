/** Tests of tasks. */
@NullMarked
package org.homolog.task.reward;

import org.jspecify.annotations.NullMarked;
