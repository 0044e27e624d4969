/** What single units respond to, alike in recordings and models. */
@NullMarked
package org.homolog.tuning;

import org.jspecify.annotations.NullMarked;
