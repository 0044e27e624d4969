/** How the work of a study is carried out. */
@NullMarked
package org.homolog.run;

import org.jspecify.annotations.NullMarked;
