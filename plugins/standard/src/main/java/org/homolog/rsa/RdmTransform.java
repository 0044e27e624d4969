package org.homolog.rsa;

import java.util.Arrays;
import org.homolog.failure.HomologException;

/** Transforms of dissimilarities; what is NaN stays NaN and takes no part. */
final class RdmTransform {
  private RdmTransform() {}

  /**
   * Transforms dissimilarities in place.
   *
   * @param values upper triangle
   * @param size number of places
   * @param options which transform, with its quantiles
   * @return the array
   */
  static double[] apply(double[] values, int size, RsaOptions options) {
    switch (options.transform()) {
      case NONE -> {}
      case SQUARE_ROOT -> {
        positive(values);
        Arrays.setAll(values, i -> Math.sqrt(values[i]));
      }
      case RANK -> rank(values);
      case POSITIVE -> positive(values);
      case MINMAX -> minmax(values);
      case GEOTOPOLOGICAL ->
          geotopological(values, options.lowerQuantile(), options.upperQuantile());
      case GEODESIC -> geodesic(values, size);
    }
    return values;
  }

  private static void positive(double[] values) {
    Arrays.setAll(values, i -> values[i] < 0 ? 0 : values[i]);
  }

  private static void rank(double[] values) {
    int[] classes = DenseRanks.of(values);
    int[] kept = Arrays.stream(classes).filter(c -> c != DenseRanks.MISSING).toArray();
    double[] ranks = DenseRanks.averageRanks(kept);
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = classes[i] == DenseRanks.MISSING ? Double.NaN : ranks[at++];
    }
  }

  private static void minmax(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = value < least ? value : least;
      most = value > most ? value : most;
    }
    double low = least;
    double range = most - least;
    if (!(range > 0)) {
      throw HomologException.mistake(
          "all dissimilarities are "
              + least
              + ", so that they have no range to be scaled by; choose transform: none");
    }
    Arrays.setAll(values, i -> (values[i] - low) / range);
  }

  /**
   * Quantiles by linear interpolation.
   *
   * @param values the values
   * @param lower share of values that become 0
   * @param upper share of values from which on they become 1
   */
  static void geotopological(double[] values, double lower, double upper) {
    double[] sorted =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (sorted.length == 0) {
      return;
    }
    double low = quantile(sorted, lower);
    double high = quantile(sorted, upper);
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      if (value < low) {
        values[i] = 0;
      } else if (value > high) {
        values[i] = 1;
      } else if (!Double.isNaN(value)) {
        values[i] = high > low ? (value - low) / (high - low) : 0;
      }
    }
  }

  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** All shortest paths (Floyd 1962, doi:10.1145/367766.368168); a place without one is NaN. */
  private static void geodesic(double[] values, int size) {
    minmax(values);
    double[] paths = new double[size * size];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        double edge = values[at] > 0 && values[at] < 1 ? values[at] : Double.POSITIVE_INFINITY;
        paths[i * size + j] = edge;
        paths[j * size + i] = edge;
      }
    }
    for (int via = 0; via < size; via++) {
      for (int i = 0; i < size; i++) {
        double first = paths[i * size + via];
        if (first < Double.POSITIVE_INFINITY) {
          for (int j = 0; j < size; j++) {
            double path = first + paths[via * size + j];
            paths[i * size + j] = Math.min(paths[i * size + j], path);
          }
        }
      }
    }
    at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        double path = paths[i * size + j];
        values[at] = path < Double.POSITIVE_INFINITY ? path : Double.NaN;
      }
    }
  }
}
