/** What a user asks: study files, checked before anything runs, and the plan of work they make. */
@NullMarked
package org.homolog.study;

import org.jspecify.annotations.NullMarked;
