package org.homolog.figure;

import java.util.Arrays;
import java.util.List;

/**
 * How values are distributed, such as the predictivity of each unit.
 *
 * @param title a few words
 * @param caption what it shows
 * @param valueLabel what the values are
 * @param groups groups of values, drawn over each other
 */
public record HistogramFigure(String title, String caption, String valueLabel, List<Values> groups)
    implements Figure {
  /** Takes a copy. */
  public HistogramFigure {
    groups = List.copyOf(groups);
  }

  /** Values of one group. Immutable. */
  public static final class Values {
    private final String name;
    private final double[] values;

    /**
     * A group.
     *
     * @param name what the values are of
     * @param values the values; copied; NaN is left out of the drawing and counted in the caption
     */
    public Values(String name, double[] values) {
      this.name = name;
      this.values = values.clone();
    }

    /**
     * What the values are of.
     *
     * @return the name
     */
    public String name() {
      return name;
    }

    /**
     * The values.
     *
     * @return a copy
     */
    public double[] values() {
      return values.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Values that
          && name.equals(that.name)
          && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
      return name + ": " + values.length + " values";
    }
  }
}
