/** Tasks that need something kept or transformed in memory. */
@NullMarked
package org.homolog.task.memory;

import org.jspecify.annotations.NullMarked;
