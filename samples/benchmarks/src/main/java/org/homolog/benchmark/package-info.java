/** What is fast in homolog, timed as a whole program so that peers can be timed beside it. */
@NullMarked
package org.homolog.benchmark;

import org.jspecify.annotations.NullMarked;
