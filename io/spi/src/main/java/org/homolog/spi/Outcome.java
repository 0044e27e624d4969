package org.homolog.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.figure.Figure;
import org.homolog.population.Table;

/**
 * What is worth showing beside the scores: figures and tables with their data.
 *
 * @param figures figures, in order
 * @param tables title to table, in order
 */
public record Outcome(List<Figure> figures, Map<String, Table> tables) {
  /** Takes copies. */
  public Outcome {
    figures = List.copyOf(figures);
    tables = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tables));
  }

  /**
   * Nothing but figures.
   *
   * @param figures figures, in order; there may be none
   * @return the outcome
   */
  public static Outcome of(Figure... figures) {
    return new Outcome(List.of(figures), Map.of());
  }
}
