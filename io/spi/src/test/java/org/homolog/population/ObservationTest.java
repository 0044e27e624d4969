package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;

class ObservationTest {
  private static final Observation OBSERVATION =
      Observation.of(
          List.of(
              List.of(new TimeSpan(2, 4), new TimeSpan(0, 2), new TimeSpan(6, 8)),
              List.of(new TimeSpan(1, 9), new TimeSpan(2, 3)),
              List.of()));

  @Test
  void intervalsThatMeetAreOne() {
    assertTrue(OBSERVATION.covers(0, 1, 3));
    assertFalse(OBSERVATION.covers(0, 3, 7));
    assertTrue(OBSERVATION.covers(1, 3.5, 9));
    assertFalse(OBSERVATION.covers(1, 0.5, 2));
    assertFalse(OBSERVATION.covers(2, 1, 2));
    assertEquals(new TimeSpan(0, 9), OBSERVATION.whole());
  }

  @Test
  void aWindowInWhichAUnitWasNotObservedIsMissingAndNotZero() {
    double nan = Double.NaN;
    Recording recording =
        Recording.builder("day.nwb")
            .units(
                Table.of(Column.texts("unit", "a", "b", "c")),
                SpikeTrains.of(new double[][] {{1.5, 6.5}, {1.5}, {1.5}}))
            .observed(OBSERVATION)
            .table(
                "trials",
                Table.of(Column.numbers("go", 1, 4.5, 6), Column.texts("side", "l", "r", "l")))
            .build();
    Alignment alignment = Alignment.of("trials", "go", 0, 1, 1, "side");
    assertArrayEquals(
        new double[] {1, 1, nan, nan, 0, nan, 1, 0, nan},
        alignment.apply(recording).byEntry().array());
    Population seen = alignment.apply(recording).handleMissing(MissingPolicy.DROP_UNIT);
    assertEquals(1, seen.unitCount());
  }

  @Test
  void smoothingLooksNoFurtherThanAUnitWasObserved() {
    Observation observation =
        Observation.of(List.of(List.of(new TimeSpan(0, 9)), List.of(new TimeSpan(1, 2))));
    double[] steady = new double[90];
    java.util.Arrays.setAll(steady, i -> i * 0.1 + 0.05);
    double[] seen = java.util.Arrays.copyOfRange(steady, 10, 20);
    Recording recording =
        Recording.builder("day.nwb")
            .units(
                Table.of(Column.texts("unit", "always", "briefly")),
                SpikeTrains.of(new double[][] {steady, seen}))
            .observed(observation)
            .table("trials", Table.of(Column.numbers("go", 1, 4), Column.texts("side", "l", "r")))
            .build();
    Alignment alignment =
        new Alignment(
            "trials",
            "go",
            0,
            1,
            0.1,
            List.of("side"),
            null,
            RowFilter.parse("side == l"),
            null,
            null,
            Alignment.Measure.COUNT,
            new Smoothing(Smoothing.Kernel.GAUSSIAN, 0.3));
    Population smooth = alignment.apply(recording);
    double[] ones = new double[10];
    java.util.Arrays.fill(ones, 1);
    for (int unit = 0; unit < 2; unit++) {
      assertArrayEquals(ones, smooth.byEntryAndTime().column(unit), 1e-9);
    }
  }

  @Test
  void aStretchOfTimeEndsAfterItStarts() {
    assertThrows(HomologException.class, () -> new TimeSpan(2, 2));
    assertThrows(HomologException.class, () -> new TimeSpan(2, Double.NaN));
    assertThrows(HomologException.class, () -> Observation.of(List.of(List.of())));
  }
}
