package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.homolog.failure.HomologException;
import org.junit.jupiter.api.Test;

class ResampledSeriesTest {
  private record Made(
      double hertz,
      int samples,
      boolean isTold,
      DoubleUnaryOperator stamp,
      DoubleUnaryOperator value)
      implements SampledSeries {
    @Override
    public String unit() {
      return "mV";
    }

    @Override
    public String description() {
      return "made";
    }

    @Override
    public long sampleCount() {
      return samples;
    }

    @Override
    public Table channels() {
      return Table.of(Column.texts("channel", "a", "b"));
    }

    @Override
    public Optional<Double> rate() {
      return isTold ? Optional.of(hertz) : Optional.empty();
    }

    @Override
    public double[] times(long first, int count) {
      double[] times = new double[count];
      Arrays.setAll(times, i -> stamp.applyAsDouble((first + i) / hertz));
      return times;
    }

    @Override
    public double[] read(long first, int count) {
      double[] values = new double[2 * count];
      for (int i = 0; i < count; i++) {
        values[2 * i] = value.applyAsDouble((first + i) / hertz);
        values[2 * i + 1] = -values[2 * i];
      }
      return values;
    }
  }

  private static SampledSeries made(double rate, int samples, DoubleUnaryOperator value) {
    return new Made(rate, samples, true, t -> 0.25 + t, value);
  }

  /** A sine from time 0 on two channels, the second turned over. */
  static SampledSeries sine(double rate, int samples, double frequency) {
    return new Made(
        rate, samples, true, t -> t, t -> Math.sin(2 * Math.PI * frequency * (t - 0.5)));
  }

  private static double[] middle(SampledSeries series) {
    int count = (int) series.sampleCount();
    double[] all = series.read(0, count);
    double[] first = new double[count / 2];
    Arrays.setAll(first, i -> all[2 * (i + count / 4)]);
    return first;
  }

  private static double amplitude(double[] values) {
    return Math.sqrt(2 * Arrays.stream(values).map(v -> v * v).average().orElseThrow());
  }

  @Test
  void whatTheLowerRateHoldsPassesAndWhatItDoesNotIsRemoved() {
    for (double to : new double[] {100, 130, 333.3}) {
      for (double share : new double[] {0.05, 0.2, 0.4}) {
        SampledSeries down = ResampledSeries.of("s", sine(1000, 8000, share * to), to);
        assertEquals(1, amplitude(middle(down)), 0.02, "passes " + share + " of " + to);
      }
      for (double share : new double[] {0.5, 0.7, 0.95, 1.3}) {
        if (share * to < 500) {
          SampledSeries down = ResampledSeries.of("s", sine(1000, 8000, share * to), to);
          // Left in, it would stand in the result at full amplitude, at another frequency.
          assertTrue(amplitude(middle(down)) < 1e-3, share + " of " + to + " folds down");
        }
      }
    }
  }

  @Test
  void valuesStandAtTheirTimes() {
    for (double to : new double[] {250, 1000 / 3.0, 1000 * Math.PI, 2000}) {
      SampledSeries resampled = ResampledSeries.of("s", sine(1000, 4000, 20), to);
      double[] times = resampled.times(0, (int) resampled.sampleCount());
      double[] values = resampled.read(0, times.length);
      for (int i = times.length / 4; i < times.length * 3 / 4; i++) {
        double expected = Math.sin(2 * Math.PI * 20 * (times[i] - 0.5));
        assertEquals(expected, values[2 * i], 2e-4);
        assertEquals(-values[2 * i], values[2 * i + 1]);
      }
      assertTrue(times[times.length - 1] <= 3.999 + 1e-9 && times[times.length - 1] > 3.99);
    }
  }

  @Test
  void constantsStayUpToTheEnds() {
    SampledSeries constant = made(500, 200, t -> 3.25);
    for (double to : new double[] {20, 77, 500, 1234}) {
      SampledSeries resampled = ResampledSeries.of("s", constant, to);
      double[] values = resampled.read(0, (int) resampled.sampleCount());
      for (int i = 0; i < values.length; i += 2) {
        assertEquals(3.25, values[i], 1e-12);
      }
      assertEquals(0.25, resampled.times(0, 1)[0]);
      assertEquals("mV", resampled.unit());
      assertEquals(2, resampled.channels().rows());
      assertEquals(to, resampled.rate().orElseThrow());
    }
    assertSame(constant, ResampledSeries.of("s", constant, 500));
  }

  @Test
  void anySliceIsPartOfTheWhole() {
    SampledSeries resampled = ResampledSeries.of("s", sine(1000, 3000, 31), 210);
    double[] whole = resampled.read(0, (int) resampled.sampleCount());
    for (int first : new int[] {0, 1, 99, 400, 620}) {
      double[] part = resampled.read(first, 9);
      assertArrayEquals(Arrays.copyOfRange(whole, 2 * first, 2 * first + 18), part, 1e-12);
    }
  }

  @Test
  void aMissingSampleIsMissingInItsReach() {
    SampledSeries holed = made(100, 1000, t -> Math.abs(t - 5) < 0.001 ? Double.NaN : 1);
    SampledSeries resampled = ResampledSeries.of("s", holed, 50);
    double[] values = resampled.read(0, 500);
    assertTrue(Double.isNaN(values[2 * 250]));
    assertEquals(1, values[0], 1e-12);
    assertEquals(1, values[2 * 499], 1e-12);
  }

  @Test
  void regularStampsAreEnoughAndOthersAreRefused() {
    SampledSeries stamped = new Made(100, 500, false, t -> 3 + t, t -> t);
    assertEquals(50, ResampledSeries.of("s", stamped, 50).rate().orElseThrow());
    SampledSeries jumping = new Made(100, 500, false, t -> t < 2 ? t : t + 1, t -> t);
    HomologException refused =
        assertThrows(HomologException.class, () -> ResampledSeries.of("eye", jumping, 50));
    assertTrue(
        refused.getMessage().contains("series eye is not regularly sampled"), refused.getMessage());
    for (double wrong : new double[] {0, -1, Double.NaN}) {
      assertThrows(HomologException.class, () -> ResampledSeries.of("eye", stamped, wrong));
    }
  }
}
