/** Systems, the facets they can be asked for, and cohorts of them. */
@NullMarked
package org.homolog.system;

import org.jspecify.annotations.NullMarked;
