/** The shared recordings and the facts about them that were computed independently. */
@NullMarked
package org.homolog.recordings;

import org.jspecify.annotations.NullMarked;
