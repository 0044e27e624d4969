package org.homolog.recovery;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.PopulationBuilder;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Design;
import org.homolog.system.NeuralSystem;

/**
 * Recordings as they would have been: the units, conditions and repeats of one, with given mean
 * responses and its noise. Values that are missing there are missing here.
 */
final class SimulatedRecording {
  private final RecordedResponses recorded;
  private final Design design;
  private final int[] sources;
  private final int[] conditionOf;
  private final Table entries;

  /**
   * A layout of entries.
   *
   * @param design the recorded conditions, and perhaps further ones, which take the repeats of
   *     recorded conditions in turn
   * @param times how many times as many repeats there are
   */
  SimulatedRecording(RecordedResponses recorded, Design design, int times) {
    this.recorded = recorded;
    this.design = design;
    int[][] own = recorded.entries();
    int conditions = design.conditions().size();
    int total = 0;
    for (int c = 0; c < conditions; c++) {
      total += own[c % own.length].length * times;
    }
    sources = new int[total];
    conditionOf = new int[total];
    int[] round = new int[total];
    int at = 0;
    for (int c = 0; c < conditions; c++) {
      for (int time = 0; time < times; time++) {
        for (int entry : own[c % own.length]) {
          sources[at] = entry;
          round[at] = time;
          conditionOf[at++] = c;
        }
      }
    }
    entries = table(conditions > own.length, round);
  }

  /** Columns of the recording; those of mixed conditions but their labels mean nothing. */
  private Table table(boolean mixed, int[] round) {
    Population population = recorded.population();
    Table table = population.entries().select(sources);
    if (mixed) {
      String[] labels = new String[sources.length];
      Arrays.setAll(labels, i -> design.conditions().get(conditionOf[i]));
      Table named = Table.of(Column.texts("condition", labels));
      table =
          population.repeatColumn().filter(name -> !name.equals("condition")).isPresent()
              ? named.with(table.column(population.repeatColumn().get()))
              : named;
    }
    Optional<String> repeats = population.repeatColumn().filter(table::has);
    if (repeats.isEmpty() || Arrays.stream(round).allMatch(time -> time == 0)) {
      return table;
    }
    Column column = table.column(repeats.get());
    String[] texts = new String[sources.length];
    Arrays.setAll(
        texts, i -> round[i] == 0 ? column.text(i) : column.text(i) + " again " + round[i]);
    return table.with(Column.texts(column.name(), texts));
  }

  /**
   * One data set.
   *
   * @param signal conditions x columns, around the means of the columns
   * @param random makes the noise
   * @return the system in the recording's place
   */
  NeuralSystem draw(double[] signal, CounterRandom random, LinearAlgebra algebra) {
    int width = recorded.width();
    double[] values = recorded.noise().draw(sources.length, random, algebra);
    for (int i = 0; i < sources.length; i++) {
      for (int j = 0; j < width; j++) {
        values[i * width + j] += recorded.means()[j] + signal[conditionOf[i] * width + j];
      }
    }
    Population population = recorded.population();
    missing(population, values);
    boolean mixed = design.conditions().size() > recorded.entries().length;
    PopulationBuilder builder =
        Population.builder(entries, population.units())
            .name(population.name())
            .time(population.time())
            .conditions(mixed ? List.of("condition") : population.conditionColumns())
            .valueUnit(population.valueUnit())
            .values(values);
    population.repeatColumn().filter(entries::has).ifPresent(builder::repeats);
    population.sessionColumn().ifPresent(builder::sessions);
    NeuralSystem system = recorded.system();
    return NeuralSystem.builder(system.name(), NeuralSystem.Kind.SIMULATED)
        .facet(Population.class, builder.grouped(design.conditions(), conditionOf))
        .build();
  }

  private void missing(Population population, double[] values) {
    int width = recorded.width();
    Map<Integer, double[]> read = new LinkedHashMap<>();
    if (!recorded.hasMissing()) {
      return;
    }
    for (int i = 0; i < sources.length; i++) {
      double[] source =
          read.computeIfAbsent(
              sources[i],
              entry -> {
                double[] one = new double[width];
                population.read(entry, one, 0);
                return one;
              });
      for (int j = 0; j < width; j++) {
        if (!Double.isFinite(source[j])) {
          values[i * width + j] = Double.NaN;
        }
      }
    }
  }
}
