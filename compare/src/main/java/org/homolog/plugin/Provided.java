package org.homolog.plugin;

/**
 * Something a plug-in offers.
 *
 * @param item what it offers
 * @param provider who offers it
 * @param <T> an importer, a task factory or an analysis
 */
public record Provided<T>(T item, Provider provider) {}
