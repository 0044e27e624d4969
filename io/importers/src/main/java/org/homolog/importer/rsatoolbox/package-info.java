/** Data sets and dissimilarities that rsatoolbox saved. */
@NullMarked
package org.homolog.importer.rsatoolbox;

import org.jspecify.annotations.NullMarked;
