package org.homolog.weighting;

/**
 * The space in which vectors of dissimilarities are seen when models are weighted: the cosine there
 * is the measure of agreement that the weights make largest.
 */
public enum PairSpace {
  /** As they are: cosine. */
  PLAIN,
  /** With their mean removed: Pearson's r. */
  CENTRED,
  /**
   * In the metric of the errors that dissimilarities share because they share conditions: whitened
   * cosine (Diedrichsen et al. 2021, doi:10.51628/001c.27664).
   */
  WHITENED,
  /** The same after removing the mean: whitened Pearson. */
  WHITENED_CENTRED;

  /**
   * Whether it takes the dissimilarities of all pairs of some conditions; the others take any.
   *
   * @return true for the whitened spaces
   */
  public boolean needsEveryPair() {
    return this == WHITENED || this == WHITENED_CENTRED;
  }

  /**
   * Dissimilarities as a vector of this space.
   *
   * @param dissimilarities those of some pairs; where every pair is needed, the upper triangle by
   *     rows
   * @return a vector; its product with another is their agreement times both lengths
   * @throws IllegalArgumentException if every pair is needed and their number is not that of a
   *     triangle
   */
  public double[] features(double[] dissimilarities) {
    return switch (this) {
      case PLAIN -> dissimilarities.clone();
      case CENTRED -> centred(dissimilarities);
      case WHITENED -> secondMoments(dissimilarities);
      case WHITENED_CENTRED -> secondMoments(centred(dissimilarities));
    };
  }

  private static double[] centred(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double[] centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - mean;
    }
    return centred;
  }

  /**
   * Of all matrices of second moments that have these squared distances, the one of least norm:
   * half the negative distances, centred by rows and columns. Its Frobenius product with another is
   * the product of the distances in the metric of their errors. Each pair counts once, with weight
   * sqrt(2).
   */
  private static double[] secondMoments(double[] distances) {
    int conditions = (int) Math.round((1 + Math.sqrt(1 + 8.0 * distances.length)) / 2);
    if (distances.length != conditions * (conditions - 1) / 2) {
      throw new IllegalArgumentException(
          distances.length + " is not the number of pairs of some conditions");
    }
    double[] rowMeans = new double[conditions];
    double mean = 0;
    int at = 0;
    for (int i = 0; i < conditions; i++) {
      for (int j = i + 1; j < conditions; j++, at++) {
        double half = -distances[at] / 2;
        rowMeans[i] += half / conditions;
        rowMeans[j] += half / conditions;
        mean += 2 * half / conditions / conditions;
      }
    }
    double[] features = new double[conditions * (conditions + 1) / 2];
    at = 0;
    int to = 0;
    for (int i = 0; i < conditions; i++) {
      features[to++] = mean - 2 * rowMeans[i];
      for (int j = i + 1; j < conditions; j++, at++) {
        double moment = -distances[at] / 2 - rowMeans[i] - rowMeans[j] + mean;
        features[to++] = moment * Math.sqrt(2);
      }
    }
    return features;
  }
}
