/**
 * Representational similarity analysis (Kriegeskorte et al. 2008, doi:10.3389/neuro.06.004.2008):
 * dissimilarities between conditions, and how alike two systems' dissimilarities are.
 */
@NullMarked
package org.homolog.rsa;

import org.jspecify.annotations.NullMarked;
