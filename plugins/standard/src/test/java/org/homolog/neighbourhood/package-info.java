@NullMarked
package org.homolog.neighbourhood;

import org.jspecify.annotations.NullMarked;
