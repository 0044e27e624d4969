@NullMarked
package org.homolog.pointcloud;

import org.jspecify.annotations.NullMarked;
