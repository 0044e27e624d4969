package org.homolog.samples;

import java.nio.file.Path;
import java.util.Map;
import org.homolog.importer.Importers;
import org.homolog.population.Alignment;
import org.homolog.population.Population;
import org.homolog.population.Recording;

/**
 * Opens a recording and cuts its spike trains around events: {@code ImportAndAlign FILE TABLE EVENT
 * CONDITION}.
 */
public final class ImportAndAlign {
  private ImportAndAlign() {}

  /**
   * Aligns spikes from half a second before each event to a second after it, in bins of 50 ms.
   *
   * @param file an NWB file, or any other that an importer claims
   * @param table the table whose rows are the events
   * @param event the column that holds their times
   * @param condition the column that names their condition
   * @return trials x 30 bins x units
   */
  public static Population align(Path file, String table, String event, String condition) {
    try (Recording recording = Importers.builtIn().open(file, null, Map.of())) {
      return Alignment.of(table, event, -0.5, 1.0, 0.05, condition).apply(recording);
    }
  }

  /**
   * Prints what came out.
   *
   * @param arguments FILE TABLE EVENT CONDITION
   */
  public static void main(String[] arguments) {
    Population population = align(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]);
    System.out.println(population);
    for (String label : population.averageRepeats().conditionLabels()) {
      System.out.println("  condition " + label);
    }
  }
}
