/** What systems answer, beside what their units do: accuracy, psychometric curves, errors. */
@NullMarked
package org.homolog.behaviour;

import org.jspecify.annotations.NullMarked;
