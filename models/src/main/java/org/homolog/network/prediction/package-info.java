/** Parts that predict what they see and are driven by the error of the prediction. */
@NullMarked
package org.homolog.network.prediction;

import org.jspecify.annotations.NullMarked;
