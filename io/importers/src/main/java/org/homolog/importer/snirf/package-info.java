/** Functional near-infrared spectroscopy in SNIRF files. */
@NullMarked
package org.homolog.importer.snirf;

import org.jspecify.annotations.NullMarked;
