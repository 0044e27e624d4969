@NullMarked
package org.homolog.baseline;

import org.jspecify.annotations.NullMarked;
