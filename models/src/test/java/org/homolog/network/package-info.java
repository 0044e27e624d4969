/** Tests of networks. */
@NullMarked
package org.homolog.network;

import org.jspecify.annotations.NullMarked;
