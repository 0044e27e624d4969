@NullMarked
package org.homolog.behaviour;

import org.jspecify.annotations.NullMarked;
