/** Networks whose targets are a recording: supervised fits with held-out conditions. */
@NullMarked
package org.homolog.fit;

import org.jspecify.annotations.NullMarked;
