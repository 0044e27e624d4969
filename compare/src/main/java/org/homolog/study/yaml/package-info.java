/** Study files as text: a tree whose every node knows its line and column. */
@NullMarked
package org.homolog.study.yaml;

import org.jspecify.annotations.NullMarked;
