/** What a person reads: one self-contained HTML file, and SVG beside it. */
@NullMarked
package org.homolog.report;

import org.jspecify.annotations.NullMarked;
