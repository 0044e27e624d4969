/** What the tests of the standard comparisons share. */
@NullMarked
package org.homolog.standard;

import org.jspecify.annotations.NullMarked;
