@NullMarked
package org.homolog.weighting;

import org.jspecify.annotations.NullMarked;
