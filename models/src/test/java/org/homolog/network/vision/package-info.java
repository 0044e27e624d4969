/** Tests of models of vision. */
@NullMarked
package org.homolog.network.vision;

import org.jspecify.annotations.NullMarked;
