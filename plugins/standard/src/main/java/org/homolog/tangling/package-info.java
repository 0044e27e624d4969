/** How tangled the trajectories of population activity are. */
@NullMarked
package org.homolog.tangling;

import org.jspecify.annotations.NullMarked;
