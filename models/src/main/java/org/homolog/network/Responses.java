package org.homolog.network;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.PopulationBuilder;
import org.homolog.population.Table;
import org.homolog.spi.Trials;

/** What every layer of a network did in some trials. Immutable. */
public final class Responses {
  private final Trials trials;
  private final double stepSeconds;
  private final Map<String, float[]> layers;

  Responses(Trials trials, double stepSeconds, Map<String, float[]> layers) {
    this.trials = trials;
    this.stepSeconds = stepSeconds;
    this.layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
  }

  /**
   * The trials responded to.
   *
   * @return the trials
   */
  public Trials trials() {
    return trials;
  }

  /**
   * The layers, the output last.
   *
   * @return names
   */
  public List<String> layerNames() {
    return List.copyOf(layers.keySet());
  }

  /**
   * One layer's activity.
   *
   * @param layer its name
   * @return steps x trials x units, row-major; the activity at each step's end; not to be changed
   * @throws HomologException if there is no such layer
   */
  public float[] layer(String layer) {
    float[] found = layers.get(layer);
    if (found == null) {
      throw HomologException.unknown("layer", layer, layers.keySet());
    }
    return found;
  }

  /**
   * Number of units of a layer.
   *
   * @param layer its name
   * @return units
   */
  public int units(String layer) {
    return layer(layer).length / (trials.steps() * trials.trials());
  }

  /**
   * One layer as a population: an entry is a trial, and time runs from the trial's start, each step
   * stamped at its end. Steps after a trial's end are NaN.
   *
   * @param network the network's name; the population is named network/layer
   * @param layer the layer's name
   * @param conditions columns of the trials' table that make a condition
   * @return the population
   */
  public Population population(String network, String layer, List<String> conditions) {
    int steps = trials.steps();
    int count = trials.trials();
    int units = units(layer);
    float[] from = layer(layer);
    float[] values = new float[from.length];
    for (int trial = 0; trial < count; trial++) {
      for (int step = 0; step < steps; step++) {
        int to = (trial * steps + step) * units;
        if (step < trials.lengths()[trial]) {
          System.arraycopy(from, (step * count + trial) * units, values, to, units);
        } else {
          Arrays.fill(values, to, to + units, Float.NaN);
        }
      }
    }
    PopulationBuilder builder = builder(network, layer, conditions).values(values);
    return stepSeconds == 0 && steps == 1
        ? builder.build()
        : builder
            .times(IntStream.rangeClosed(1, steps).mapToDouble(k -> k * stepSeconds).toArray())
            .build();
  }

  /**
   * One layer as a population over bins around an event. A bin without a step of the trial is NaN.
   *
   * @param network the network's name; the population is named network/layer
   * @param layer the layer's name
   * @param conditions columns of the trials' table that make a condition
   * @param window the bins
   * @return the population
   * @throws HomologException if the network has no time, a bin is shorter than a step, or there is
   *     no such event
   */
  public Population population(
      String network, String layer, List<String> conditions, ResponseWindow window) {
    if (stepSeconds == 0 || window.bin() < stepSeconds * (1 - 1e-9)) {
      throw HomologException.mistake(
          "bins of "
              + window.bin()
              + " s are shorter than the network's step of "
              + stepSeconds
              + " s");
    }
    int bins = window.bins();
    int count = trials.trials();
    int units = units(layer);
    float[] from = layer(layer);
    double[] values = new double[Math.multiplyExact(count * bins, units)];
    for (int trial = 0; trial < count; trial++) {
      double event =
          window.event().isEmpty() ? 0 : trials.conditions().column(window.event()).number(trial);
      int[] seen = new int[bins];
      for (int step = 0; step < trials.lengths()[trial]; step++) {
        double time = (step + 1) * stepSeconds - event - window.start();
        // The tolerance puts a step that ends on a bin's edge into the bin that begins there.
        int bin = (int) Math.floor(time / window.bin() + 1e-6);
        if (bin >= 0 && bin < bins) {
          seen[bin]++;
          for (int unit = 0; unit < units; unit++) {
            values[(trial * bins + bin) * units + unit] +=
                from[(step * count + trial) * units + unit];
          }
        }
      }
      for (int bin = 0; bin < bins; bin++) {
        for (int unit = 0; unit < units; unit++) {
          // 0 / 0 is the NaN of a bin without steps.
          values[(trial * bins + bin) * units + unit] /= seen[bin];
        }
      }
    }
    return builder(network, layer, conditions)
        .values(values)
        .times(
            IntStream.range(0, bins)
                .mapToDouble(k -> window.start() + (k + 0.5) * window.bin())
                .toArray())
        .build();
  }

  private PopulationBuilder builder(String network, String layer, List<String> conditions) {
    int units = units(layer);
    String[] names = new String[units];
    Arrays.setAll(names, i -> layer + " " + (i + 1));
    String[] layerOf = new String[units];
    Arrays.fill(layerOf, layer);
    Table table = Table.of(Column.texts("unit", names), Column.texts("layer", layerOf));
    Table entries = trials.conditions();
    if (!entries.has("trial")) {
      entries =
          entries.with(
              Column.integers(
                  "trial", IntStream.range(0, entries.rows()).asLongStream().toArray()));
    }
    return Population.builder(entries, table)
        .name(network + "/" + layer)
        .conditions(conditions.isEmpty() ? List.of("trial") : conditions)
        .repeats("trial")
        .valueUnit("activity");
  }
}
