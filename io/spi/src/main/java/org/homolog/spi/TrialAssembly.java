package org.homolog.spi;

import java.util.Arrays;
import java.util.function.Function;
import org.homolog.failure.HomologException;
import org.homolog.population.Table;

/** Lays trials that lie one after the other side by side, time-major. */
final class TrialAssembly {
  /** Trials laid out together, so that what is written in turn lies close. */
  private static final int TILE = 32;

  private TrialAssembly() {}

  static Trials of(TrialBuilder.Made[] made, int channels, int targetCount, Table conditions) {
    int count = made.length;
    int[] lengths = Arrays.stream(made).mapToInt(TrialBuilder.Made::length).toArray();
    int steps = Arrays.stream(lengths).max().orElse(1);
    long largest = (long) steps * count * Math.max(channels, targetCount);
    if (largest > Integer.MAX_VALUE - 8) {
      throw HomologException.mistake(
          "a batch of "
              + count
              + " trials of up to "
              + steps
              + " steps is larger than one array; draw fewer at once");
    }
    float[] inputs = new float[steps * count * channels];
    float[] targets = new float[steps * count * targetCount];
    float[] weights = new float[steps * count];
    lay(made, TrialBuilder.Made::inputs, lengths, steps, inputs, channels);
    lay(made, TrialBuilder.Made::targets, lengths, steps, targets, targetCount);
    lay(made, TrialBuilder.Made::weights, lengths, steps, weights, 1);
    return new Trials(
        steps, count, channels, targetCount, inputs, targets, weights, lengths, conditions);
  }

  private static void lay(
      TrialBuilder.Made[] made,
      Function<TrialBuilder.Made, float[]> part,
      int[] lengths,
      int steps,
      float[] to,
      int width) {
    int count = made.length;
    float[][] from = new float[TILE][];
    for (int begin = 0; begin < count; begin += TILE) {
      int tile = Math.min(count - begin, TILE);
      for (int k = 0; k < tile; k++) {
        from[k] = part.apply(made[begin + k]);
      }
      for (int step = 0; step < steps; step++) {
        int place = (step * count + begin) * width;
        for (int k = 0; k < tile; k++) {
          if (step < lengths[begin + k]) {
            copy(from[k], step * width, to, place + k * width, width);
          }
        }
      }
    }
  }

  private static void copy(float[] from, int start, float[] to, int place, int width) {
    // A loop is faster than a call for the few channels that most tasks have.
    if (width > 16) {
      System.arraycopy(from, start, to, place, width);
    } else {
      for (int i = 0; i < width; i++) {
        to[place + i] = from[start + i];
      }
    }
  }
}
