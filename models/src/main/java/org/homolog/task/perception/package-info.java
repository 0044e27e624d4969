/** Tasks on streams of features and on images. */
@NullMarked
package org.homolog.task.perception;

import org.jspecify.annotations.NullMarked;
