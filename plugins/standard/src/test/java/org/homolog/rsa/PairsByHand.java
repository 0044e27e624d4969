package org.homolog.rsa;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.homolog.linalg.Matrix;
import org.jspecify.annotations.Nullable;

/** Dissimilarities from similarities of observations, one pair after the other. */
record PairsByHand(
    String method,
    @Nullable Matrix precision,
    boolean equally,
    boolean across,
    Observations observations) {

  double[] distances() {
    int size = observations.size();
    double[] distances = new double[Triangle.length(size)];
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        distances[at++] = mean(i, i) + mean(j, j) - 2 * mean(i, j);
      }
    }
    return distances;
  }

  private double mean(int i, int j) {
    int[] places = observations.places();
    double sum = 0;
    double weights = 0;
    for (int a = 0; a < places.length; a++) {
      for (int b = 0; b < places.length; b++) {
        if (places[a] == i
            && places[b] == j
            && !(across && observations.folds()[a] == observations.folds()[b])) {
          double[] got = similarity(a, b);
          double weight = equally ? Math.min(1, got[1]) : got[1];
          sum += got[1] > 0 ? got[0] / got[1] * weight : 0;
          weights += weight;
        }
      }
    }
    return sum / weights;
  }

  /** Similarity times weight, and the weight. */
  private double[] similarity(int a, int b) {
    Matrix x = observations.patterns();
    int[] both =
        IntStream.range(0, x.columns())
            .filter(c -> Double.isFinite(x.get(a, c)) && Double.isFinite(x.get(b, c)))
            .toArray();
    double sum = 0;
    if (method.equals("correlation")) {
      if (both.length < 2) {
        return new double[] {0, 0};
      }
      double[] y = Arrays.stream(both).mapToDouble(c -> x.get(a, c)).toArray();
      double[] z = Arrays.stream(both).mapToDouble(c -> x.get(b, c)).toArray();
      double r = new PearsonsCorrelation().correlation(y, z);
      return new double[] {both.length * r / 2, both.length};
    }
    for (int c : both) {
      if (method.startsWith("poisson")) {
        double y = (x.get(a, c) + 0.1) / 1.1;
        double z = (x.get(b, c) + 0.1) / 1.1;
        sum += (z - y) * (Math.log(y) - Math.log(z)) / 2;
      } else if (precision == null) {
        sum += x.get(a, c) * x.get(b, c);
      } else {
        for (int d : both) {
          sum += x.get(a, c) * precision.get(c, d) * x.get(b, d);
        }
      }
    }
    return new double[] {sum, precision == null ? both.length : x.columns()};
  }
}
