@NullMarked
package org.homolog.geometry;

import org.jspecify.annotations.NullMarked;
