package org.homolog.population;

/**
 * How binned activity is smoothed over time. Kernels are named causal where a bin depends on no
 * later bin.
 *
 * @param kernel which kernel
 * @param seconds its width: standard deviation of a Gaussian, time constant of an exponential,
 *     length of a box; 0 for none
 */
public record Smoothing(Kernel kernel, double seconds) {
  /** No smoothing. */
  public static final Smoothing NONE = new Smoothing(Kernel.NONE, 0);

  /** Kernels. */
  public enum Kernel {
    /** No smoothing. */
    NONE,
    /** Gaussian, both sides: acausal. */
    GAUSSIAN,
    /** The later half of a Gaussian: causal. */
    CAUSAL_GAUSSIAN,
    /** Exponential decay: causal. */
    CAUSAL_EXPONENTIAL
  }

  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if the width is negative, or zero with a kernel
   */
  public Smoothing {
    if (!(seconds >= 0) || (kernel != Kernel.NONE && !(seconds > 0))) {
      throw new IllegalArgumentException(
          "the width of a smoothing kernel must be above 0 s but was " + seconds);
    }
  }

  /**
   * Smooths one unit's bins; weights are normalised over the bins that exist, so that edges are not
   * pulled to zero.
   *
   * @param values one value per bin, replaced by the smoothed ones
   * @param binSeconds width of a bin
   */
  void apply(double[] values, double binSeconds) {
    if (kernel == Kernel.NONE) {
      return;
    }
    double width = seconds / binSeconds;
    int reach = (int) Math.ceil(kernel == Kernel.CAUSAL_EXPONENTIAL ? 12 * width : 5 * width);
    double[] weights = new double[reach + 1];
    for (int lag = 0; lag <= reach; lag++) {
      weights[lag] =
          kernel == Kernel.CAUSAL_EXPONENTIAL
              ? StrictMath.exp(-lag / width)
              : StrictMath.exp(-0.5 * (lag / width) * (lag / width));
    }
    double[] source = values.clone();
    int after = kernel == Kernel.GAUSSIAN ? reach : 0;
    for (int t = 0; t < values.length; t++) {
      double sum = 0;
      double total = 0;
      for (int s = Math.max(0, t - reach); s <= Math.min(values.length - 1, t + after); s++) {
        double weight = weights[Math.abs(t - s)];
        sum += weight * source[s];
        total += weight;
      }
      values[t] = sum / total;
    }
  }
}
