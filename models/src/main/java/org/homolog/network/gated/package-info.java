/** Recurrent networks with gates: LSTM, GRU and the leaky GRU of continuous time. */
@NullMarked
package org.homolog.network.gated;

import org.jspecify.annotations.NullMarked;
