/** Markup in which every text is escaped, and numbers as a reader meets them. */
@NullMarked
package org.homolog.report.markup;

import org.jspecify.annotations.NullMarked;
