/** Figures as scalable vector graphics, drawn without a browser. */
@NullMarked
package org.homolog.report.svg;

import org.jspecify.annotations.NullMarked;
