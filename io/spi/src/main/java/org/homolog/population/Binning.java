package org.homolog.population;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;

/**
 * A continuous column of the entries cut into levels, so that it can make conditions. Bins are
 * half-open, [low, high); the last is closed, so that the largest value has a place. A level's
 * label states its interval, such as {@code [0.5, 1)}, with six significant digits or as many as
 * tell the edges apart; the bins themselves use the edges as they are.
 *
 * @param column the column of numbers
 * @param method how edges are found
 * @param count number of bins; one less than edges where these are given
 * @param edges ascending edges where they are given, else none; the outermost may be infinite
 * @param as the column that takes the labels; the binned column itself is replaced if it is this
 */
public record Binning(String column, Method method, int count, List<Double> edges, String as) {

  /** How edges are found. */
  public enum Method {
    /** They are given. */
    EDGES,
    /** Bins of equal width from the smallest to the largest value. */
    EQUAL_WIDTH,
    /** Bins of nearly equal numbers of entries; quantiles are interpolated linearly. */
    QUANTILES
  }

  /**
   * Checks the edges.
   *
   * @throws HomologException if there is no bin, or edges do not ascend
   */
  public Binning {
    edges = List.copyOf(edges);
    if (count < 1 || count > 10_000) {
      throw HomologException.mistake(
          "column \"" + column + "\" can be cut into 1 to 10000 bins, not " + count);
    }
    for (int i = 1; i < edges.size(); i++) {
      if (!(edges.get(i - 1) < edges.get(i))) {
        throw HomologException.mistake(
            "the edges of bins must ascend, but "
                + edges.get(i - 1)
                + " is followed by "
                + edges.get(i));
      }
    }
  }

  /**
   * Bins between given edges.
   *
   * @param column the column; its labels replace its numbers
   * @param edges two or more, ascending; the outermost may be infinite
   * @return the binning
   */
  public static Binning edges(String column, double... edges) {
    List<Double> list = DoubleStream.of(edges).boxed().toList();
    return new Binning(column, Method.EDGES, edges.length - 1, list, column);
  }

  /**
   * Bins of equal width from the smallest to the largest value.
   *
   * @param column the column; its labels replace its numbers
   * @param count how many
   * @return the binning
   */
  public static Binning equalWidth(String column, int count) {
    return new Binning(column, Method.EQUAL_WIDTH, count, List.of(), column);
  }

  /**
   * Bins of nearly equal numbers of entries.
   *
   * @param column the column; its labels replace its numbers
   * @param count how many
   * @return the binning
   */
  public static Binning quantiles(String column, int count) {
    return new Binning(column, Method.QUANTILES, count, List.of(), column);
  }

  /**
   * The same with the labels in a column of their own.
   *
   * @param name that column
   * @return the binning
   */
  public Binning as(String name) {
    return new Binning(column, method, count, edges, name);
  }

  /**
   * A population whose entries carry the labels. If the column that takes them makes conditions,
   * conditions are made anew, in the order of the intervals.
   *
   * @param population the population
   * @return the same values, in the same order of entries
   * @throws HomologException if the column holds text or a missing value, a value lies outside the
   *     edges, or edges coincide because too many values are equal
   */
  public Population apply(Population population) {
    Column found = population.entries().column(column);
    double[] bounds = bounds(found);
    List<String> labels = labels(bounds);
    String[] texts = new String[found.size()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = labels.get(place(found.number(row), row, bounds));
    }
    Column levels =
        Column.texts(as, texts)
            .description(
                column
                    + (found.unit().isEmpty() ? "" : " (" + found.unit() + ")")
                    + " in "
                    + count
                    + switch (method) {
                      case EDGES -> " given bins";
                      case EQUAL_WIDTH -> " bins of equal width";
                      case QUANTILES -> " quantile bins";
                    });
    if (!population.conditionColumns().contains(as)) {
      return population.withEntryColumn(levels);
    }
    Population grouped = population.toBuilder().entries(population.entries().with(levels)).build();
    return ConditionOrder.sorted(grouped, Map.of(as, labels));
  }

  private double[] bounds(Column found) {
    double[] values = found.numbers();
    for (int row = 0; row < values.length; row++) {
      if (!Double.isFinite(values[row])) {
        throw HomologException.mistake(
            "entry "
                + row
                + " has no finite "
                + column
                + " to bin; keep entries that have one, by the filter: "
                + column
                + " is not missing");
      }
    }
    if (method == Method.EDGES) {
      return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }
    Arrays.sort(values);
    double[] bounds = new double[count + 1];
    double low = values[0];
    double high = values[values.length - 1];
    Arrays.setAll(
        bounds,
        i ->
            i == 0
                ? low
                : i == count
                    ? high
                    : method == Method.QUANTILES
                        ? quantile(values, i / (double) count)
                        : low + (high - low) * i / count);
    for (int i = 1; i < bounds.length; i++) {
      if (!(bounds[i - 1] < bounds[i])) {
        throw HomologException.mistake(
            "column \""
                + column
                + "\" has too many equal values for "
                + count
                + " bins: two edges are "
                + bounds[i]
                + "; choose fewer bins, or give edges");
      }
    }
    return bounds;
  }

  /** Linear between order statistics at (n - 1) p, the seventh of Hyndman and Fan 1996. */
  private static double quantile(double[] sorted, double share) {
    double place = (sorted.length - 1) * share;
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private int place(double value, int row, double[] bounds) {
    int last = bounds.length - 1;
    if (!(value >= bounds[0] && value <= bounds[last])) {
      throw HomologException.mistake(
          "entry "
              + row
              + ": "
              + column
              + " = "
              + value
              + " lies outside the edges "
              + bounds[0]
              + " to "
              + bounds[last]
              + "; widen them (an outermost edge may be infinite) or keep fewer entries");
    }
    int found = Arrays.binarySearch(bounds, value);
    int bin = found >= 0 ? found : -found - 2;
    return Math.min(bin, last - 1);
  }

  private static List<String> labels(double[] bounds) {
    MathContext digits = new MathContext(6);
    List<String> rounded = Arrays.stream(bounds).mapToObj(bound -> text(bound, digits)).toList();
    boolean distinct = new TreeSet<>(rounded).size() == rounded.size();
    List<String> shown =
        distinct
            ? rounded
            : Arrays.stream(bounds).mapToObj(b -> text(b, MathContext.UNLIMITED)).toList();
    int bins = bounds.length - 1;
    return IntStream.range(0, bins)
        .mapToObj(i -> "[" + shown.get(i) + ", " + shown.get(i + 1) + (i == bins - 1 ? "]" : ")"))
        .toList();
  }

  private static String text(double bound, MathContext digits) {
    if (Double.isInfinite(bound)) {
      return bound < 0 ? "-inf" : "inf";
    }
    BigDecimal rounded = BigDecimal.valueOf(bound).round(digits).stripTrailingZeros();
    boolean plain = rounded.signum() == 0 || Math.abs(rounded.precision() - rounded.scale()) < 10;
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
