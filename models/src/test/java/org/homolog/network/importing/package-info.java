/** Tests of weights that other programs made. */
@NullMarked
package org.homolog.network.importing;

import org.jspecify.annotations.NullMarked;
