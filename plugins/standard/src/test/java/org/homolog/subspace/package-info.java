@NullMarked
package org.homolog.subspace;

import org.jspecify.annotations.NullMarked;
