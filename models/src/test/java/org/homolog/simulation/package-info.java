/** Tests. */
@NullMarked
package org.homolog.simulation;

import org.jspecify.annotations.NullMarked;
