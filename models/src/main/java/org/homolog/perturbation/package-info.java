/**
 * Recurrent networks with parts of them taken out: units, groups, connections, for a while or
 * throughout, and what that does to their task.
 */
@NullMarked
package org.homolog.perturbation;

import org.jspecify.annotations.NullMarked;
