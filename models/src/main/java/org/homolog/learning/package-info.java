/** Rules that train a network: losses, optimisers, the training loop and its record. */
@NullMarked
package org.homolog.learning;

import org.jspecify.annotations.NullMarked;
