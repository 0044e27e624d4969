/** Tests of spiking networks. */
@NullMarked
package org.homolog.network.spiking;

import org.jspecify.annotations.NullMarked;
