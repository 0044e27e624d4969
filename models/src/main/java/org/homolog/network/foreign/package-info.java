/** Networks that other programs wrote, run as they are. */
@NullMarked
package org.homolog.network.foreign;

import org.jspecify.annotations.NullMarked;
