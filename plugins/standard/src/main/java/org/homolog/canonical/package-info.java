/** Canonical correlations of two response matrices: CCA, SVCCA and projection-weighted CCA. */
@NullMarked
package org.homolog.canonical;

import org.jspecify.annotations.NullMarked;
