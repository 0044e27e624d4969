/** The contract a laboratory's plug-in is written against. */
@NullMarked
package org.homolog.spi;

import org.jspecify.annotations.NullMarked;
