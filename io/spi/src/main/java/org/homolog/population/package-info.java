/** What was recorded: labelled activity, tables, recordings and their alignment. */
@NullMarked
package org.homolog.population;

import org.jspecify.annotations.NullMarked;
