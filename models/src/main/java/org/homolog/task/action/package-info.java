/** Tasks about when and how to act: withholding, timing, reaching, generating patterns. */
@NullMarked
package org.homolog.task.action;

import org.jspecify.annotations.NullMarked;
