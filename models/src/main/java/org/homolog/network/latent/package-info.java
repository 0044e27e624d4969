/** Networks that infer what cannot be observed: latent-variable models of recorded trials. */
@NullMarked
package org.homolog.network.latent;

import org.jspecify.annotations.NullMarked;
