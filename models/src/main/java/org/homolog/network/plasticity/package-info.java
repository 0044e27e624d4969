/** Synapses that change while a network runs, and plain rules of unsupervised plasticity. */
@NullMarked
package org.homolog.network.plasticity;

import org.jspecify.annotations.NullMarked;
