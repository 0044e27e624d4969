/** Tests of networks that other programs wrote. */
@NullMarked
package org.homolog.network.foreign;

import org.jspecify.annotations.NullMarked;
