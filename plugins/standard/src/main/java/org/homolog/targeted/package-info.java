/** Population activity along axes that regression on task variables finds. */
@NullMarked
package org.homolog.targeted;

import org.jspecify.annotations.NullMarked;
