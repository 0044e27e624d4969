/**
 * How a study says what the arrays of a file mean: which are values, spikes, tables or series, what
 * their axes are called, and where the labels lie.
 */
@NullMarked
package org.homolog.importer.mapping;

import org.jspecify.annotations.NullMarked;
