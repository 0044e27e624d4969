/** Tests of networks with gates. */
@NullMarked
package org.homolog.network.gated;

import org.jspecify.annotations.NullMarked;
