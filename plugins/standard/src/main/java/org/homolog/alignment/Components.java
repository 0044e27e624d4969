package org.homolog.alignment;

import java.util.Arrays;
import java.util.List;
import org.homolog.linalg.Matrix;

/**
 * The principal components of one system. Immutable.
 *
 * <p>Responses are a matrix of rows (conditions, or conditions x time bins) by units, each unit's
 * mean removed. A component has a direction over units and a course over rows; which of the two
 * spans the subspace depends on the space.
 */
public final class Components {
  private final String system;
  private final Space space;
  private final List<String> features;
  private final Matrix basis;
  private final double[] eigenvalues;
  private final Matrix projections;
  private final List<String> conditions;
  private final double[] seconds;

  Components(
      String system,
      Space space,
      List<String> features,
      Matrix basis,
      double[] eigenvalues,
      Matrix projections,
      List<String> conditions,
      double[] seconds) {
    this.system = system;
    this.space = space;
    this.features = List.copyOf(features);
    this.basis = basis;
    this.eigenvalues = eigenvalues;
    this.projections = projections;
    this.conditions = List.copyOf(conditions);
    this.seconds = seconds;
  }

  /**
   * The system's name.
   *
   * @return the name
   */
  public String system() {
    return system;
  }

  /**
   * What the components span a subspace of.
   *
   * @return unit, condition or condition-time
   */
  public Space space() {
    return space;
  }

  /**
   * The labels of the space's axes: units, conditions, or conditions with their time bin.
   *
   * @return labels
   */
  public List<String> features() {
    return features;
  }

  /**
   * Orthonormal components in columns, the one with the largest variance first; signs are such that
   * the largest loading over units is positive.
   *
   * @return features x rank, a copy
   */
  public Matrix basis() {
    return basis.copy();
  }

  /**
   * Variances along the components (divisor: rows - 1), descending.
   *
   * @return rank values, a copy
   */
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /**
   * How many components have any variance.
   *
   * @return the rank
   */
  public int rank() {
    return eigenvalues.length;
  }

  /** Components as they are, to be left unchanged. */
  Matrix sharedBasis() {
    return basis;
  }

  /** Rows x at most 3: responses along the leading components, for figures. */
  Matrix projections() {
    return projections;
  }

  List<String> conditions() {
    return conditions;
  }

  /** Time bin centres; one NaN without time. */
  double[] seconds() {
    return seconds.clone();
  }

  /** The first k components. */
  Matrix leading(int k) {
    int[] first = new int[k];
    Arrays.setAll(first, i -> i);
    return basis.selectColumns(first);
  }

  /** The variance along all components. */
  double totalVariance() {
    return leadingVariance(eigenvalues.length);
  }

  /** The variance along the first k components. */
  double leadingVariance(int k) {
    double sum = 0;
    for (int i = 0; i < k; i++) {
      sum += eigenvalues[i];
    }
    return sum;
  }

  /** The share of the variance along the first k components. */
  double leadingShare(int k) {
    return leadingVariance(k) / totalVariance();
  }

  /** (sum of eigenvalues)^2 / sum of squared eigenvalues. */
  double participationRatio() {
    double squares = 0;
    for (double value : eigenvalues) {
      squares += value * value;
    }
    return totalVariance() * totalVariance() / squares;
  }

  /** The fewest components that hold a share of the variance. */
  int componentsFor(double share) {
    double wanted = share * totalVariance();
    double sum = 0;
    int k = 0;
    while (k < eigenvalues.length && sum < wanted) {
      sum += eigenvalues[k++];
    }
    return k;
  }

  /** The same components with conditions exchanged: labels stay, courses move. */
  Components shuffled(int[] rows) {
    int bins = seconds.length;
    int[] moved = new int[rows.length * bins];
    Arrays.setAll(moved, i -> rows[i / bins] * bins + i % bins);
    return new Components(
        system,
        space,
        features,
        space == Space.UNIT ? basis : basis.selectRows(moved),
        eigenvalues,
        projections.selectRows(moved),
        conditions,
        seconds);
  }

  @Override
  public String toString() {
    return rank() + " components of system " + system + " over " + features.size() + " features";
  }
}
