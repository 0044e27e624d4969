/**
 * Programs that a pipeline author starts from: import and align, train and record, compare and read
 * the scores.
 */
@NullMarked
package org.homolog.samples;

import org.jspecify.annotations.NullMarked;
