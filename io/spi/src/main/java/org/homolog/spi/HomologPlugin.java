package org.homolog.spi;

import java.util.List;

/**
 * A plug-in: found by {@link java.util.ServiceLoader} through {@code
 * META-INF/services/org.homolog.spi.HomologPlugin}. Every method that offers something has a
 * default that offers nothing, so that a jar keeps loading as the contract grows.
 */
public interface HomologPlugin {
  /**
   * Who it is.
   *
   * @return the plug-in's name, version, title and citation
   */
  PluginInfo info();

  /**
   * The level of the contract it was written against: 1 for this one.
   *
   * @return the level
   */
  int level();

  /**
   * Importers it offers.
   *
   * @return importers
   */
  default List<Importer> importers() {
    return List.of();
  }

  /**
   * Tasks it offers.
   *
   * @return task factories
   */
  default List<TaskFactory<?>> tasks() {
    return List.of();
  }

  /**
   * Analyses and comparisons it offers.
   *
   * @return analyses
   */
  default List<Analysis<?, ?>> analyses() {
    return List.of();
  }
}
