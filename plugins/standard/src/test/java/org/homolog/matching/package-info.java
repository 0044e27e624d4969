@NullMarked
package org.homolog.matching;

import org.jspecify.annotations.NullMarked;
