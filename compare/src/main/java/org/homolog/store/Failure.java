package org.homolog.store;

/**
 * A cell that failed.
 *
 * @param key content key of the cell
 * @param message what failed, in one line
 */
public record Failure(String key, String message) {}
