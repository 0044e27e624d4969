@NullMarked
package org.homolog.canonical;

import org.jspecify.annotations.NullMarked;
