/** Tasks composed of channels, variables and periods, as data. */
@NullMarked
package org.homolog.task.composed;

import org.jspecify.annotations.NullMarked;
