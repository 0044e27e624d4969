package org.homolog.tuning;

import java.util.Arrays;
import java.util.List;
import org.homolog.linalg.Matrix;

/**
 * In which tasks the units of one system vary. Immutable.
 *
 * @param system the system's name
 * @param variance all variances
 * @param units labels of the units that vary
 * @param active their places
 * @param normalised their variances, each unit's largest being 1
 * @param clusters the groups they form
 */
@SuppressWarnings("ArrayRecordComponent")
public record TaskProfile(
    String system,
    TaskVariance variance,
    List<String> units,
    int[] active,
    Matrix normalised,
    TaskClusters clusters) {
  /** Copies the labels. */
  public TaskProfile {
    units = List.copyOf(units);
  }

  static TaskProfile of(
      String system,
      TaskVariance variance,
      List<String> labels,
      TaskVarianceOptions options,
      long seed) {
    double largest = 0;
    for (int unit = 0; unit < variance.values().rows(); unit++) {
      largest = Math.max(largest, Arrays.stream(variance.values().row(unit)).sum());
    }
    int[] active = variance.active(options.threshold() * largest);
    Matrix normalised = variance.normalised(active);
    return new TaskProfile(
        system,
        variance,
        Arrays.stream(active).mapToObj(labels::get).toList(),
        active,
        normalised,
        TaskClusters.of(normalised, options.method(), options.clusters(), seed));
  }

  /** Clusters x some tasks: the mean of each cluster's units. */
  Matrix profiles(List<String> tasks) {
    return TaskClusters.profiles(normalised, clusters.clusters())
        .selectColumns(tasks.stream().mapToInt(variance.tasks()::indexOf).toArray());
  }

  /** The fractional variances of two tasks, by name. */
  double[] fractional(String one, String other) {
    return variance.fractional(
        variance.tasks().indexOf(one), variance.tasks().indexOf(other), active);
  }

  /** Mean silhouette of the clusters chosen; NaN where there is one. */
  double silhouette() {
    return Arrays.stream(clusters.silhouette())
        .filter(s -> !Double.isNaN(s))
        .max()
        .orElse(Double.NaN);
  }
}
