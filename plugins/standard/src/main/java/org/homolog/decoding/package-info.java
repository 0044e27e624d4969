/** What linear decoders read out of populations: at once, and over time. */
@NullMarked
package org.homolog.decoding;

import org.jspecify.annotations.NullMarked;
