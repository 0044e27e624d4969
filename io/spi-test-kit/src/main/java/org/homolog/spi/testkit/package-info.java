/** Holds plug-ins to the contract: extend {@link org.homolog.spi.testkit.PluginContractTest}. */
@NullMarked
package org.homolog.spi.testkit;

import org.jspecify.annotations.NullMarked;
