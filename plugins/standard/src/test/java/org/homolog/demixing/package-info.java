/** Tests of demixed principal components. */
@NullMarked
package org.homolog.demixing;

import org.jspecify.annotations.NullMarked;
