package org.homolog.plugin;

/**
 * A plug-in that could not be loaded.
 *
 * @param origin the jar or folder
 * @param provider the provider class, as far as known
 * @param reason what it did, in one line
 */
public record Quarantined(String origin, String provider, String reason) {}
