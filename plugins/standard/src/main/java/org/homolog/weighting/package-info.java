/** Several models' predictions weighted together to account for one target. */
@NullMarked
package org.homolog.weighting;

import org.jspecify.annotations.NullMarked;
