/**
 * Networks declared as a list of named parts: every part is one computation of published form, and
 * any part can follow any other whose activity it can take.
 */
@NullMarked
package org.homolog.network.layered;

import org.jspecify.annotations.NullMarked;
