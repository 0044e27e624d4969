package org.homolog.predictivity;

import org.apache.commons.math3.special.Gamma;
import org.homolog.linalg.Matrix;

/**
 * How likely counts are under predicted rates, in bits per spike beyond the mean rate of each unit
 * (Pei et al. 2021, Neural Latents Benchmark, arXiv:2109.04463).
 */
public final class SpikeLikelihood {
  /** Counts are never impossible: a predicted rate of zero is taken for this. */
  private static final double LEAST_RATE = 1e-9;

  private SpikeLikelihood() {}

  /**
   * The negative logarithm of a Poisson likelihood.
   *
   * @param rate expected count, 0 or more
   * @param count observed count
   * @return rate - count log(rate) + log(count!)
   */
  public static double negative(double rate, double count) {
    double expected = rate == 0 ? LEAST_RATE : rate;
    return expected - count * Math.log(expected) + Gamma.logGamma(count + 1);
  }

  /**
   * The sum over all counts that are there.
   *
   * @param rates samples x units, expected counts
   * @param counts samples x units; NaN where nothing was counted
   * @return the sum; 0 if there is no count
   */
  public static double negative(Matrix rates, Matrix counts) {
    double sum = 0;
    for (int i = 0; i < counts.array().length; i++) {
      double count = counts.array()[i];
      sum += Double.isNaN(count) ? 0 : negative(rates.array()[i], count);
    }
    return sum;
  }

  /**
   * Bits per spike: how much more likely the counts are under the rates than under the mean count
   * of each unit.
   *
   * @param rates samples x units, expected counts
   * @param counts samples x units; NaN where nothing was counted
   * @return bits per spike; NaN if there is no spike
   */
  public static double bitsPerSpike(Matrix rates, Matrix counts) {
    int units = counts.columns();
    double[] sums = new double[units];
    int[] present = new int[units];
    for (int i = 0; i < counts.array().length; i++) {
      double count = counts.array()[i];
      sums[i % units] += Double.isNaN(count) ? 0 : count;
      present[i % units] += Double.isNaN(count) ? 0 : 1;
    }
    Matrix means = Matrix.zeros(counts.rows(), units);
    double spikes = 0;
    for (int u = 0; u < units; u++) {
      spikes += sums[u];
    }
    for (int i = 0; i < means.array().length; i++) {
      means.array()[i] = sums[i % units] / present[i % units];
    }
    double gained = negative(means, counts) - negative(rates, counts);
    return spikes > 0 ? gained / spikes / Math.log(2) : Double.NaN;
  }
}
