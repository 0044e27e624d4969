/** What a study found: scores with ceiling, interval and null, and everything a report shows. */
@NullMarked
package org.homolog.result;

import org.jspecify.annotations.NullMarked;
