/** Networks declared in data, with their weights, and the DJL blocks that compute them. */
@NullMarked
package org.homolog.network;

import org.jspecify.annotations.NullMarked;
