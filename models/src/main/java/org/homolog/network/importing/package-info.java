/**
 * Weights that other programs made: arrays of safetensors and NPZ files, brought under a network's
 * own names by a map.
 */
@NullMarked
package org.homolog.network.importing;

import org.jspecify.annotations.NullMarked;
