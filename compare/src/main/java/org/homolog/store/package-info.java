/**
 * What a study has found, kept safe: one SQLite file with a row per finished cell, and the products
 * of fits beside it. A killed process loses nothing that was finished.
 */
@NullMarked
package org.homolog.store;

import org.jspecify.annotations.NullMarked;
