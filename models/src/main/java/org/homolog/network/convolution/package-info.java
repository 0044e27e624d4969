/** Parts that see images: convolution, pooling, and convolutional areas with feedback. */
@NullMarked
package org.homolog.network.convolution;

import org.jspecify.annotations.NullMarked;
