/** NWB 2 files: units, spikes, tables, series and session facts. */
@NullMarked
package org.homolog.importer.nwb;

import org.jspecify.annotations.NullMarked;
