/** Tests. */
@NullMarked
package org.homolog.network.latent;

import org.jspecify.annotations.NullMarked;
