package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;

class AlignmentTest {
  private static Recording recording() {
    return Recording.builder("day.h5")
        .units(
            Table.of(Column.texts("area", "V1", "V2")),
            SpikeTrains.of(new double[][] {{0.9, 1.0, 1.25, 1.4999}, {2.0, 2.5}}))
        .table(
            "trials",
            Table.of(
                Column.numbers("go", 1, 2, Double.NaN),
                Column.texts("side", "left", "right", "left")))
        .series(
            "speed",
            new SampledSeries() {
              @Override
              public String unit() {
                return "cm/s";
              }

              @Override
              public String description() {
                return "";
              }

              @Override
              public long sampleCount() {
                return 6;
              }

              @Override
              public Table channels() {
                return Table.of(Column.texts("channel", "wheel"));
              }

              @Override
              public Optional<Double> rate() {
                return Optional.of(2.0);
              }

              @Override
              public double[] times(long first, int count) {
                double[] times = new double[count];
                for (int i = 0; i < count; i++) {
                  times[i] = (first + i) * 0.5;
                }
                return times;
              }

              @Override
              public double[] read(long first, int count) {
                double[] values = new double[count];
                for (int i = 0; i < count; i++) {
                  values[i] = first + i;
                }
                return values;
              }
            })
        .build();
  }

  @Test
  void countsSpikesInHalfOpenBinsAndLeavesOutRowsWithoutAnEvent() {
    Population population = Alignment.of("trials", "go", 0, 0.5, 0.25, "side").apply(recording());
    assertEquals(2, population.entryCount());
    assertArrayEquals(new double[] {1, 0, 2, 0, 0, 1, 0, 0}, population.byEntry().array());
    assertArrayEquals(
        new double[] {0.125, 0.375}, population.time().column(Population.SECONDS).numbers(), 1e-12);
    assertEquals("repeat", population.repeatColumn().orElseThrow());
  }

  @Test
  void averagesSeriesWithinBinsAndMarksEmptyBinsAsMissing() {
    Alignment alignment =
        new Alignment(
            "trials",
            "go",
            0,
            1,
            0.25,
            List.of("side"),
            null,
            null,
            null,
            "speed",
            Alignment.Measure.COUNT,
            Smoothing.NONE);
    double[] first = alignment.apply(recording()).byEntry().row(0);
    assertEquals(2, first[0]);
    assertTrue(Double.isNaN(first[1]));
    assertEquals(3, first[2]);
  }

  @Test
  void filtersRowsAndUnits() {
    Alignment alignment =
        new Alignment(
            "trials",
            "go",
            0,
            0.5,
            0.5,
            List.of("side"),
            null,
            RowFilter.parse("side == right"),
            RowFilter.parse("area == V2"),
            null,
            Alignment.Measure.RATE,
            Smoothing.NONE);
    Population population = alignment.apply(recording());
    assertArrayEquals(new double[] {2}, population.byEntry().array());
    assertEquals("spikes/s", population.valueUnit());
  }

  @Test
  void refusesWindowsThatDoNotHoldWholeBinsAndUnknownTables() {
    assertThrows(HomologException.class, () -> Alignment.of("trials", "go", 0, 0.5, 0.3, "side"));
    HomologException unknown =
        assertThrows(
            HomologException.class,
            () -> Alignment.of("trial", "go", 0, 0.5, 0.5, "side").apply(recording()));
    assertTrue(unknown.getMessage().contains("did you mean \"trials\"?"), unknown.getMessage());
  }

  @Test
  void conditionsComeInTheOrderOfTheirNumbersAndTrialsInTheirOwn() {
    Recording recording =
        Recording.builder("day.h5")
            .units(
                Table.of(Column.texts("unit", "x")),
                SpikeTrains.of(new double[][] {{1.1, 3.1, 3.2}}))
            .table(
                "trials",
                Table.of(
                    Column.numbers("go", 1, 2, 3), Column.numbers("strength", 12.8, 3.2, 12.8)))
            .build();
    Population population = Alignment.of("trials", "go", 0, 0.5, 0.5, "strength").apply(recording);
    assertEquals(List.of("3.2", "12.8"), population.conditionLabels());
    assertArrayEquals(new double[] {1, 0, 2}, population.byEntry().array());
    assertArrayEquals(new double[] {0, 1.5}, population.averageRepeats().byEntry().array());
    Population single = population.selectEntries(new int[] {0, 1});
    assertEquals(List.of("12.8", "3.2"), single.conditionLabels());
    assertArrayEquals(new double[] {1, 0}, single.averageRepeats().byEntry().array());
  }

  @Test
  void causalKernelsNeverLookAhead() {
    double[] impulse = {0, 0, 1, 0, 0};
    double[] causal = impulse.clone();
    new Smoothing(Smoothing.Kernel.CAUSAL_EXPONENTIAL, 0.1).apply(causal, 0.1);
    assertEquals(0, causal[1]);
    assertTrue(causal[2] > causal[3] && causal[3] > 0);
    double[] constant = {2, 2, 2, 2, 2};
    new Smoothing(Smoothing.Kernel.GAUSSIAN, 0.2).apply(constant, 0.1);
    assertArrayEquals(new double[] {2, 2, 2, 2, 2}, constant, 1e-12);
  }
}
