/** The importers: which one reads a file is told from the file's content. */
@NullMarked
package org.homolog.importer;

import org.jspecify.annotations.NullMarked;
