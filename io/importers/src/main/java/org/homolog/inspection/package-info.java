/** What is inside a recording, for a person and for a program. */
@NullMarked
package org.homolog.inspection;

import org.jspecify.annotations.NullMarked;
