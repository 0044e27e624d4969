/** Figures as Vega-Lite, and the library that draws them in a browser. */
@NullMarked
package org.homolog.report.vega;

import org.jspecify.annotations.NullMarked;
