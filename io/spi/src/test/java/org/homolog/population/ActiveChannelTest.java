package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;

class ActiveChannelTest {
  /** Ten samples a second; the first light is on from 1 s to 2 s, the second from 1.5 s on. */
  private record Lights() implements SampledSeries {
    @Override
    public String unit() {
      return "watts";
    }

    @Override
    public String description() {
      return "";
    }

    @Override
    public long sampleCount() {
      return 40;
    }

    @Override
    public Table channels() {
      return Table.of(Column.texts("light", "left", "right"));
    }

    @Override
    public Optional<Double> rate() {
      return Optional.of(10.0);
    }

    @Override
    public double[] times(long first, int count) {
      double[] times = new double[count];
      java.util.Arrays.setAll(times, i -> (first + i) / 10.0);
      return times;
    }

    @Override
    public double[] read(long first, int count) {
      double[] values = new double[2 * count];
      for (int i = 0; i < count; i++) {
        long sample = first + i;
        values[2 * i] = sample >= 10 && sample < 20 ? 3 : 0;
        values[2 * i + 1] = sample >= 15 ? 2 : 0;
      }
      return values;
    }
  }

  private static Recording recording() {
    return Recording.builder("session")
        .table(
            "trials",
            Table.of(
                Column.numbers("start", 0.2, 1, 1.5, 2.5, 9),
                Column.texts("stimulus", "a", "b", "a", "b", "a")))
        .series("laser", new Lights())
        .units(
            Table.of(Column.texts("unit", "u")), SpikeTrains.of(new double[][] {{0.3, 1.1, 2.6}}))
        .build();
  }

  @Test
  void eventsTellWhichLightWasOn() {
    ActiveChannel active = new ActiveChannel("inactivated", "laser", 1);
    Column column = active.of(recording(), new double[] {0.2, 1, 1.5, 2.5, 9}, 0, 0.5);
    assertArrayEquals(
        new String[] {"none", "left", "left + right", "right", "none"}, column.texts());
  }

  @Test
  void anAlignmentHasThemAsAColumnThatEntriesMayAskFor() {
    Alignment plain = Alignment.of("trials", "start", 0, 0.5, 0.5, "stimulus");
    Alignment marking = plain.marking(new ActiveChannel("inactivated", "laser", 1));
    Population population = marking.apply(recording());
    assertEquals(5, population.entryCount());
    assertEquals("none", population.entries().column("inactivated").text(0));
    Alignment filtered =
        new Alignment(
                "trials",
                "start",
                0,
                0.5,
                0.5,
                java.util.List.of("stimulus"),
                null,
                RowFilter.parse("inactivated == right"),
                null,
                null,
                Alignment.Measure.COUNT,
                Smoothing.NONE)
            .marking(new ActiveChannel("inactivated", "laser", 1));
    assertEquals(1, filtered.apply(recording()).entryCount());
    HomologException taken =
        assertThrows(
            HomologException.class,
            () -> plain.marking(new ActiveChannel("stimulus", "laser", 1)).apply(recording()));
    assertTrue(String.valueOf(taken.getMessage()).contains("already"));
    assertThrows(
        HomologException.class,
        () -> plain.marking(new ActiveChannel("on", "lazer", 1)).apply(recording()));
    assertThrows(HomologException.class, () -> new ActiveChannel("", "laser", 1));
  }
}
