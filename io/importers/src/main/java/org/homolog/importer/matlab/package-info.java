/** MATLAB 7.3 files: variables with MATLAB's dimension order restored. */
@NullMarked
package org.homolog.importer.matlab;

import org.jspecify.annotations.NullMarked;
