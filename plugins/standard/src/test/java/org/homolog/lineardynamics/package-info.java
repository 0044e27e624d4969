@NullMarked
package org.homolog.lineardynamics;

import org.jspecify.annotations.NullMarked;
