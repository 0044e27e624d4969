package org.homolog.tuning;

import org.homolog.geometry.ResponseOptions;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * The options of {@link TaskVarianceComparison}.
 *
 * @param column the condition column that names the task
 * @param method how units are clustered
 * @param clusters largest number of clusters tried
 * @param threshold which units are left out
 */
public record TaskVarianceOptions(
    @Option(
            text = "The condition column that names the task a condition belongs to",
            byDefault = "task")
        String column,
    @Option(text = "How units are clustered: ward, a tree, or k-means", byDefault = "ward")
        TaskClusters.Method method,
    @Option(
            text = "Largest number of clusters tried; the best mean silhouette decides",
            byDefault = "15",
            min = 2,
            max = 1000)
        int clusters,
    @Option(
            text =
                "Units whose variances sum to less than this share of the largest sum are left out",
            byDefault = "0.001",
            min = 0,
            max = 1)
        double threshold) {
  /** The convention a score carries, such as {@code task-variance[task;ward]}. */
  String convention() {
    return "task-variance["
        + column
        + ";"
        + Options.kebab(method.name())
        + ";threshold="
        + ResponseOptions.number(threshold)
        + "]";
  }
}
