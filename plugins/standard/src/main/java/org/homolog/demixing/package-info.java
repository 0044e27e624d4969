/** Population activity taken apart by condition columns and time. */
@NullMarked
package org.homolog.demixing;

import org.jspecify.annotations.NullMarked;
