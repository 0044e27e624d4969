/** Networks whose targets are a recording: supervised fits with held-out conditions or trials. */
@NullMarked
package org.homolog.fit;

import org.jspecify.annotations.NullMarked;
