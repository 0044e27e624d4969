package org.homolog.report.svg;

import java.util.Arrays;
import java.util.List;
import org.homolog.figure.HistogramFigure;

/**
 * Equal bins shared by all groups of a histogram; their width follows Freedman and Diaconis (1981),
 * between 8 and 40 bins.
 *
 * @param low left edge of the first bin
 * @param width width of a bin
 * @param count number of bins
 */
public record Bins(double low, double width, int count) {

  /**
   * Bins for the finite values of all groups.
   *
   * @param groups groups
   * @return the bins
   */
  public static Bins of(List<HistogramFigure.Values> groups) {
    double[] all =
        groups.stream()
            .flatMapToDouble(group -> Arrays.stream(group.values()))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (all.length == 0) {
      return new Bins(0, 0.1, 10);
    }
    double low = all[0];
    double range = all[all.length - 1] - low;
    if (range == 0) {
      return new Bins(low - 0.5, 1, 1);
    }
    double spread = all[(int) (0.75 * (all.length - 1))] - all[(int) (0.25 * (all.length - 1))];
    double ideal = spread > 0 ? 2 * spread / Math.cbrt(all.length) : range / 10;
    double wanted = Math.max(range / 40, Math.min(range / 8, ideal));
    double step = new Scale(0, wanted * 1.6, 0, 1).step(2);
    double first = Math.floor(low / step) * step;
    int count = (int) Math.floor((low + range - first) / step + 1e-9) + 1;
    return new Bins(first, step, count);
  }

  /**
   * Counts values.
   *
   * @param values values; those that are not finite are left out
   * @return count per bin
   */
  public int[] count(double[] values) {
    int[] counts = new int[count];
    for (double value : values) {
      if (Double.isFinite(value)) {
        int bin = (int) Math.floor((value - low) / width + 1e-9);
        counts[Math.max(0, Math.min(count - 1, bin))]++;
      }
    }
    return counts;
  }

  /**
   * Left edge of a bin.
   *
   * @param bin which bin, or {@code count} for the right end
   * @return the edge
   */
  public double edge(int bin) {
    return low + bin * width;
  }
}
