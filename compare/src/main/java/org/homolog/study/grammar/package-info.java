/** The grammar of study files as data, and the reading of one group of keys by it. */
@NullMarked
package org.homolog.study.grammar;

import org.jspecify.annotations.NullMarked;
