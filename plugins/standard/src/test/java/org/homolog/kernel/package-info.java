@NullMarked
package org.homolog.kernel;

import org.jspecify.annotations.NullMarked;
