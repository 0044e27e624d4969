package org.homolog.plugin;

import org.homolog.spi.PluginInfo;

/**
 * Where an importer, task or analysis comes from.
 *
 * @param info the plug-in
 * @param origin the jar's name, or "built in"
 * @param hash SHA-256 of the jar in hexadecimal, or homolog's version where built in: part of every
 *     result's key
 */
public record Provider(PluginInfo info, String origin, String hash) {}
