/** What recordings must deliver to a neuroscientist, file by file. */
@NullMarked
package org.homolog.importer.domain;

import org.jspecify.annotations.NullMarked;
