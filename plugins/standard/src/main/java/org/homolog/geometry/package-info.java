/** What comparisons of response geometry share: responses as a matrix, and what is made of them. */
@NullMarked
package org.homolog.geometry;

import org.jspecify.annotations.NullMarked;
