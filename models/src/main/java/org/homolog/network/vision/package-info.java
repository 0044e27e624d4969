/** Models of vision that are built, not trained: filter banks and hierarchies of them. */
@NullMarked
package org.homolog.network.vision;

import org.jspecify.annotations.NullMarked;
