package org.homolog.figure;

import java.util.Arrays;
import java.util.List;

/** Points of one kind: a group of a scatter plot, a curve, a trajectory. Immutable. */
public final class Series {
  private final String name;
  private final double[] x;
  private final double[] y;
  private final List<String> labels;

  private Series(String name, double[] x, double[] y, List<String> labels) {
    this.name = name;
    this.x = x;
    this.y = y;
    this.labels = labels;
  }

  /**
   * Points without labels.
   *
   * @param name what they are
   * @param x horizontal coordinates; copied
   * @param y vertical coordinates; copied
   * @return the series
   * @throws IllegalArgumentException if lengths differ
   */
  public static Series of(String name, double[] x, double[] y) {
    return of(name, x, y, List.of());
  }

  /**
   * Labelled points.
   *
   * @param name what they are
   * @param x horizontal coordinates; copied
   * @param y vertical coordinates; copied
   * @param labels one per point, or none at all
   * @return the series
   * @throws IllegalArgumentException if lengths differ
   */
  public static Series of(String name, double[] x, double[] y, List<String> labels) {
    if (x.length != y.length || (!labels.isEmpty() && labels.size() != x.length)) {
      throw new IllegalArgumentException(
          "series "
              + name
              + " has "
              + x.length
              + " x, "
              + y.length
              + " y and "
              + labels.size()
              + " labels");
    }
    return new Series(name, x.clone(), y.clone(), List.copyOf(labels));
  }

  /**
   * What the points are.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Horizontal coordinates.
   *
   * @return a copy
   */
  public double[] x() {
    return x.clone();
  }

  /**
   * Vertical coordinates.
   *
   * @return a copy
   */
  public double[] y() {
    return y.clone();
  }

  /**
   * Labels of points.
   *
   * @return one per point, or none at all
   */
  public List<String> labels() {
    return labels;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Series that
        && name.equals(that.name)
        && Arrays.equals(x, that.x)
        && Arrays.equals(y, that.y)
        && labels.equals(that.labels);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(y);
  }

  @Override
  public String toString() {
    return "series " + name + " of " + x.length + " points";
  }
}
