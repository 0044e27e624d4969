/** Responses as a cloud of points: its place, its width, the distances within it. */
@NullMarked
package org.homolog.pointcloud;

import org.jspecify.annotations.NullMarked;
