/**
 * What depends on which units: decoding without some of them, and behaviour with some of them
 * silenced, alike in recordings and models.
 */
@NullMarked
package org.homolog.lesion;

import org.jspecify.annotations.NullMarked;
