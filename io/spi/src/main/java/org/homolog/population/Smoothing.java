package org.homolog.population;

import org.homolog.failure.HomologException;

/**
 * How binned activity is smoothed over time: each bin becomes a weighted mean of its neighbours. A
 * causal kernel gives a bin no weight on later bins, so that activity never moves before the spike
 * that made it; an acausal one reads later bins too.
 *
 * @param kernel which kernel
 * @param seconds its width: standard deviation of a Gaussian, time constant of an exponential,
 *     length of a box; 0 for none
 */
public record Smoothing(Kernel kernel, double seconds) {
  /** No smoothing. */
  public static final Smoothing NONE = new Smoothing(Kernel.NONE, 0);

  /** Beyond so many bins a kernel is a mistake in its unit. */
  private static final double WIDEST = 1_000_000;

  /** Kernels. */
  public enum Kernel {
    /** No smoothing. */
    NONE,
    /** Gaussian, both sides, to 5 standard deviations: acausal. */
    GAUSSIAN,
    /** The later half of a Gaussian, to 5 standard deviations: causal. */
    CAUSAL_GAUSSIAN,
    /** Exponential decay, to 12 time constants: causal. */
    CAUSAL_EXPONENTIAL,
    /** A box around the bin's centre: acausal. */
    BOXCAR,
    /** A box that ends with the bin: causal. */
    CAUSAL_BOXCAR;

    /**
     * Whether a bin depends on no later bin.
     *
     * @return true for no smoothing and for causal kernels
     */
    public boolean isCausal() {
      return this != GAUSSIAN && this != BOXCAR;
    }
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
   * Smooths every unit of every entry over its time bins. Weights are normalised over the bins that
   * exist, so that edges are not pulled to zero; a missing bin makes those in its reach missing.
   * Smoothing while aligning knows the activity around the window too and has no such edges.
   *
   * @param population entries x times x units, its bins equally wide and in order
   * @return the smoothed population
   * @throws HomologException if the bins are not equally spaced, or the kernel spans more than a
   *     million of them
   */
  public Population apply(Population population) {
    if (kernel == Kernel.NONE) {
      return population;
    }
    double bin = spacing(population);
    double[] weights = weights(bin);
    double[] values = population.allValues();
    int times = population.timeCount();
    int units = population.unitCount();
    double[] one = new double[times];
    for (int entry = 0; entry < population.entryCount(); entry++) {
      for (int u = 0; u < units; u++) {
        int first = entry * times * units + u;
        for (int t = 0; t < times; t++) {
          one[t] = values[first + t * units];
        }
        double[] smooth = smoothed(one, weights);
        for (int t = 0; t < times; t++) {
          values[first + t * units] = smooth[t];
        }
      }
    }
    return population.withValues(values, population.valueUnit());
  }

  private static double spacing(Population population) {
    double[] seconds = population.time().column(Population.SECONDS).numbers();
    double bin = seconds.length < 2 ? Double.NaN : seconds[1] - seconds[0];
    for (int t = 1; t < seconds.length; t++) {
      boolean equal = Math.abs(seconds[t] - seconds[t - 1] - bin) <= 1e-6 * Math.abs(bin);
      bin = equal && bin > 0 ? bin : Double.NaN;
    }
    if (Double.isNaN(bin)) {
      throw HomologException.mistake(
          population.named()
              + " cannot be smoothed: it needs two or more equally spaced time bins, in order");
    }
    return bin;
  }

  /**
   * The kernel over bins, not normalised.
   *
   * @param binSeconds width of a bin
   * @return weight of the bin itself, then of the bins before it; an acausal kernel has the same
   *     after it
   */
  double[] weights(double binSeconds) {
    double width = seconds / binSeconds;
    if (!(width <= WIDEST)) {
      throw HomologException.mistake(
          "a kernel of " + seconds + " s over bins of " + binSeconds + " s is too wide");
    }
    int reach =
        switch (kernel) {
          case NONE -> 0;
          case GAUSSIAN, CAUSAL_GAUSSIAN -> (int) Math.ceil(5 * width);
          case CAUSAL_EXPONENTIAL -> (int) Math.ceil(12 * width);
          case BOXCAR -> (int) Math.ceil(width / 2 - 0.5 - 1e-9);
          case CAUSAL_BOXCAR -> (int) Math.ceil(width - 1 - 1e-9);
        };
    double[] weights = new double[Math.max(0, reach) + 1];
    for (int lag = 0; lag < weights.length; lag++) {
      weights[lag] = lag == 0 ? 1 : weight(lag, width);
    }
    return weights;
  }

  /** A box gives a bin the share of it that the box covers. */
  private double weight(int lag, double width) {
    return switch (kernel) {
      case NONE -> 0;
      case GAUSSIAN, CAUSAL_GAUSSIAN -> StrictMath.exp(-0.5 * (lag / width) * (lag / width));
      case CAUSAL_EXPONENTIAL -> StrictMath.exp(-lag / width);
      case BOXCAR -> Math.min(1, width / 2 - lag + 0.5);
      case CAUSAL_BOXCAR -> Math.min(1, width - lag);
    };
  }

  /** How many bins before a bin it depends on. */
  int before(double binSeconds) {
    return weights(binSeconds).length - 1;
  }

  /** How many bins after a bin it depends on. */
  int after(double binSeconds) {
    return kernel.isCausal() ? 0 : before(binSeconds);
  }

  /**
   * One unit's bins smoothed.
   *
   * @param values one value per bin
   * @param weights as {@link #weights}
   */
  double[] smoothed(double[] values, double[] weights) {
    int reach = weights.length - 1;
    int after = kernel.isCausal() ? 0 : reach;
    double[] smooth = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      double sum = 0;
      double total = 0;
      for (int s = Math.max(0, t - reach); s <= Math.min(values.length - 1, t + after); s++) {
        double weight = weights[Math.abs(t - s)];
        sum += weight * values[s];
        total += weight;
      }
      smooth[t] = sum / total;
    }
    return smooth;
  }
}
