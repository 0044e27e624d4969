/** Files that homolog wrote itself, in its own layout. */
@NullMarked
package org.homolog.importer.homolog;

import org.jspecify.annotations.NullMarked;
