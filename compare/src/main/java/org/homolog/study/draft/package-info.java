/** A first study for a recording, drafted from what the recording holds. */
@NullMarked
package org.homolog.study.draft;

import org.jspecify.annotations.NullMarked;
