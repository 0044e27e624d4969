/**
 * What a network can be asked beyond its responses: its one-step map, its answers to inputs, and
 * itself with parts silenced.
 */
@NullMarked
package org.homolog.dynamics;

import org.jspecify.annotations.NullMarked;
