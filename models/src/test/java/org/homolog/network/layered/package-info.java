/** Tests of networks of parts. */
@NullMarked
package org.homolog.network.layered;

import org.jspecify.annotations.NullMarked;
