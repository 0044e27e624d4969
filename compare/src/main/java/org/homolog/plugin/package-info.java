/** Finding, isolating and listing plug-ins. */
@NullMarked
package org.homolog.plugin;

import org.jspecify.annotations.NullMarked;
