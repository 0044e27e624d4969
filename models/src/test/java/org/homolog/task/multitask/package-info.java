/** Tests of the twenty tasks. */
@NullMarked
package org.homolog.task.multitask;

import org.jspecify.annotations.NullMarked;
