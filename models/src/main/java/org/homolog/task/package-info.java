/**
 * Cognitive tasks: trials drawn in native batches, and what guessing, a shortcut and an ideal
 * observer reach.
 */
@NullMarked
package org.homolog.task;

import org.jspecify.annotations.NullMarked;
