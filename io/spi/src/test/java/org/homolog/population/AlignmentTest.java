package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
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

  private static Recording spiking(TimeSpan observed, double... spikes) {
    Recording.Builder builder =
        Recording.builder("day.h5")
            .units(Table.of(Column.texts("unit", "x")), SpikeTrains.of(new double[][] {spikes}))
            .table(
                "trials",
                Table.of(
                    Column.numbers("go", 1, 2, 3),
                    Column.integers("trial", 1, 2, 3),
                    Column.texts("side", "left", "right", "left")));
    return observed == null
        ? builder.build()
        : builder.observed(Observation.ofAll(observed)).build();
  }

  private static Alignment around(double from, double to, double bin, Smoothing smoothing) {
    return new Alignment(
        "trials",
        "go",
        from,
        to,
        bin,
        List.of("side"),
        null,
        null,
        null,
        null,
        Alignment.Measure.COUNT,
        smoothing);
  }

  private static Alignment with(Alignment alignment, Alignment.Outside outside, TimeSpan recorded) {
    return new Alignment(
        alignment.table(),
        alignment.event(),
        alignment.from(),
        alignment.to(),
        alignment.bin(),
        alignment.conditions(),
        alignment.repeats(),
        alignment.entries(),
        alignment.units(),
        alignment.series(),
        alignment.measure(),
        alignment.smoothing(),
        alignment.rate(),
        outside,
        recorded);
  }

  @Test
  void everySpikeOfTheWindowIsInOneBinAndThoseOnAnEdgeAreInTheLater() {
    // Quarters are exact in binary, so that edges are met exactly.
    Recording edges = spiking(null, 0.75, 1.0, 1.25, 1.25, 1.5, 1.75);
    double[] first = around(-0.25, 0.75, 0.25, Smoothing.NONE).apply(edges).byEntry().row(0);
    assertArrayEquals(new double[] {1, 1, 2, 1}, first);
    CounterRandom random = new CounterRandom(3, 0);
    for (int trial = 0; trial < 50; trial++) {
      double[] spikes = new double[200];
      java.util.Arrays.setAll(spikes, i -> random.nextInt(80) * 0.0625);
      Recording recording = spiking(null, spikes);
      double[] fine = around(-0.5, 0.5, 0.125, Smoothing.NONE).apply(recording).byEntry().row(1);
      double[] coarse = around(-0.5, 0.5, 1, Smoothing.NONE).apply(recording).byEntry().row(1);
      long inside = java.util.Arrays.stream(spikes).filter(s -> s >= 1.5 && s < 2.5).count();
      assertEquals(inside, java.util.Arrays.stream(fine).sum());
      assertEquals(inside, coarse[0]);
    }
  }

  @Test
  void aSeriesFallsIntoTheSameHalfOpenBinsAsSpikes() {
    Alignment alignment =
        new Alignment(
            "trials",
            "go",
            -0.5,
            0.5,
            0.5,
            List.of("side"),
            null,
            null,
            null,
            "speed",
            Alignment.Measure.COUNT,
            Smoothing.NONE);
    // Samples 0, 1, 2 ... at 0, 0.5, 1 ... s: one at each edge, which opens a bin.
    assertArrayEquals(new double[] {1, 2}, alignment.apply(recording()).byEntry().row(0));
  }

  @Test
  void windowsBeyondTheRecordingAreRefusedDroppedOrKept() {
    TimeSpan span = new TimeSpan(0, 3.2);
    Alignment long1 = around(0, 0.5, 0.5, Smoothing.NONE);
    HomologException refused =
        assertThrows(HomologException.class, () -> long1.apply(spiking(span, 1.1, 3.1)));
    assertTrue(
        refused.getMessage().contains("row 2 of table trials, from 3.0 to 3.5 s, exceeds"),
        refused.getMessage());
    Population dropped = with(long1, Alignment.Outside.DROP, null).apply(spiking(span, 1.1, 3.1));
    assertArrayEquals(new double[] {1, 2}, dropped.entries().column("trial").numbers());
    Population kept = with(long1, Alignment.Outside.KEEP, null).apply(spiking(span, 1.1, 3.1));
    assertArrayEquals(new double[] {1, 0, 1}, kept.byEntry().array());
    assertEquals(3, long1.apply(spiking(null, 1.1)).entryCount());
    TimeSpan stated = new TimeSpan(0, 2);
    assertThrows(
        HomologException.class,
        () -> with(long1, Alignment.Outside.REFUSE, stated).apply(spiking(null, 1.1)));
    HomologException none =
        assertThrows(
            HomologException.class,
            () ->
                with(long1, Alignment.Outside.DROP, new TimeSpan(8, 9)).apply(spiking(null, 1.1)));
    assertTrue(none.getMessage().contains("inside the recording"), none.getMessage());
  }

  @Test
  void windowsBeyondASeriesAreRefusedByItsSamples() {
    Alignment alignment =
        new Alignment(
            "trials",
            "go",
            0,
            1.5,
            0.5,
            List.of("side"),
            null,
            null,
            null,
            "speed",
            Alignment.Measure.COUNT,
            Smoothing.NONE);
    assertThrows(HomologException.class, () -> alignment.apply(recording()));
    Population kept = with(alignment, Alignment.Outside.KEEP, null).apply(recording());
    assertTrue(Double.isNaN(kept.byEntry().get(1, 2)));
    assertEquals(1, with(alignment, Alignment.Outside.DROP, null).apply(recording()).entryCount());
  }

  @Test
  void smoothingLooksAroundTheWindowAsFarAsTheRecordingGoes() {
    CounterRandom random = new CounterRandom(8, 0);
    double[] spikes = new double[300];
    java.util.Arrays.setAll(spikes, i -> 4 * random.nextDouble());
    for (Smoothing.Kernel kernel : Smoothing.Kernel.values()) {
      Smoothing smoothing = new Smoothing(kernel, kernel == Smoothing.Kernel.NONE ? 0 : 0.02);
      Recording recording = spiking(new TimeSpan(0, 4), spikes);
      double[] narrow = around(-0.1, 0.1, 0.02, smoothing).apply(recording).byEntry().row(1);
      double[] wide = around(-0.5, 0.5, 0.02, smoothing).apply(recording).byEntry().row(1);
      assertArrayEquals(java.util.Arrays.copyOfRange(wide, 20, 30), narrow, 1e-9);
    }
    Smoothing wide = new Smoothing(Smoothing.Kernel.GAUSSIAN, 0.5);
    Recording constant = spiking(new TimeSpan(1, 1.5), 1.0, 1.1, 1.2, 1.3, 1.4);
    Alignment whole = with(around(0, 0.5, 0.1, wide), Alignment.Outside.DROP, null);
    // Beyond the recording there are no bins to pull the mean down.
    assertArrayEquals(new double[] {1, 1, 1, 1, 1}, whole.apply(constant).byEntry().row(0), 1e-9);
  }

  @Test
  void aSeriesIsResampledBeforeItIsCut() {
    SampledSeries fast = ResampledSeriesTest.sine(1000, 8000, 7);
    Recording recording =
        Recording.builder("day.h5")
            .series("lfp", fast)
            .table(
                "trials",
                Table.of(Column.numbers("go", 1, 2, 3), Column.texts("side", "a", "b", "a")))
            .build();
    Alignment alignment =
        new Alignment(
            "trials",
            "go",
            -0.5,
            0.5,
            0.01,
            List.of("side"),
            null,
            null,
            null,
            "lfp",
            Alignment.Measure.COUNT,
            Smoothing.NONE,
            100,
            Alignment.Outside.REFUSE,
            null);
    Population population = alignment.apply(recording);
    assertEquals(100, population.timeCount());
    double[] one = new double[200];
    population.read(0, one, 0);
    for (int t = 0; t < 100; t++) {
      assertEquals(Math.sin(2 * Math.PI * 7 * t * 0.01), one[2 * t], 1e-3);
    }
    assertThrows(
        HomologException.class,
        () ->
            new Alignment(
                "trials",
                "go",
                0,
                1,
                0.5,
                List.of("side"),
                null,
                null,
                null,
                null,
                Alignment.Measure.COUNT,
                Smoothing.NONE,
                100,
                Alignment.Outside.REFUSE,
                null));
  }
}
