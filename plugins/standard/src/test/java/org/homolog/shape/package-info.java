@NullMarked
package org.homolog.shape;

import org.jspecify.annotations.NullMarked;
