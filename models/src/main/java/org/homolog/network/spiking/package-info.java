/** Spiking parts: integrate-and-fire units, thresholds with surrogate gradients, and readouts. */
@NullMarked
package org.homolog.network.spiking;

import org.jspecify.annotations.NullMarked;
