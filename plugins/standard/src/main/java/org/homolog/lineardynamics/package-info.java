/** Linear dynamics fitted to delayed activity, and how far two of them are apart. */
@NullMarked
package org.homolog.lineardynamics;

import org.jspecify.annotations.NullMarked;
