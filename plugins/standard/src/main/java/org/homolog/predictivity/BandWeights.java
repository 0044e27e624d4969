package org.homolog.predictivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.random.CounterRandom;

/** Weights of bands that banded ridge chooses from. */
final class BandWeights {
  private BandWeights() {}

  /**
   * Equal weights, nearly all weight on each band in turn, and random weights, uniform over all
   * that add up to 1.
   *
   * @param bands number of bands
   * @param count how many random ones
   * @param seed the seed
   * @return weights that add up to 1
   */
  static double[][] of(int bands, int count, long seed) {
    List<double[]> all = new ArrayList<>();
    double[] equal = new double[bands];
    Arrays.fill(equal, 1.0 / bands);
    all.add(equal);
    for (int band = 0; band < bands && bands > 1; band++) {
      double[] nearly = new double[bands];
      Arrays.fill(nearly, 0.01 / (bands - 1));
      nearly[band] = 0.99;
      all.add(nearly);
    }
    CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "band weights"), bands);
    for (int i = 0; i < count && bands > 1; i++) {
      double[] drawn = new double[bands];
      Arrays.setAll(drawn, band -> -Math.log(1 - random.nextDouble()));
      double sum = Arrays.stream(drawn).sum();
      Arrays.setAll(drawn, band -> drawn[band] / sum);
      all.add(drawn);
    }
    return all.toArray(double[][]::new);
  }
}
