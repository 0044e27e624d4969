/** Choices on noisy evidence: which evidence counts, and how sure one is of it. */
@NullMarked
package org.homolog.task.decision;

import org.jspecify.annotations.NullMarked;
