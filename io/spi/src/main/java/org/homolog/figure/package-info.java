/** The closed set of figures a result may show. */
@NullMarked
package org.homolog.figure;

import org.jspecify.annotations.NullMarked;
