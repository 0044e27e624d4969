@NullMarked
package org.homolog.fixedpoints;

import org.jspecify.annotations.NullMarked;
