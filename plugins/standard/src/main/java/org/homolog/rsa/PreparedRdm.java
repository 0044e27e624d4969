package org.homolog.rsa;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One system's dissimilarities under a design and a draw. Immutable.
 *
 * <p>A place is a condition of the design, or a time bin of a condition. Values are the upper
 * triangle over places, row by row; NaN marks a pair that is left out: two copies of a condition,
 * or a pair that was not measured.
 */
public final class PreparedRdm {
  private final String system;
  private final List<String> labels;
  private final int bins;
  private final int[] rows;
  private final boolean whole;
  private final boolean shuffled;
  private final double[] values;
  private final int @Nullable [] classes;
  private final String measure;
  private final @Nullable NoiseSummary noise;

  /**
   * What the noise normalisation did.
   *
   * @param intensity weight of the shrinkage target, from 0 to 1
   * @param condition ratio of the largest to the smallest eigenvalue of the covariance
   * @param residuals how many residuals the covariance was estimated from
   * @param silentUnits units left out because their residuals are all zero
   */
  public record NoiseSummary(double intensity, double condition, int residuals, int silentUnits) {}

  private PreparedRdm(
      String system,
      List<String> labels,
      int bins,
      int[] rows,
      boolean whole,
      boolean shuffled,
      double[] values,
      int @Nullable [] classes,
      String measure,
      @Nullable NoiseSummary noise) {
    this.system = system;
    this.labels = labels;
    this.bins = bins;
    this.rows = rows;
    this.whole = whole;
    this.shuffled = shuffled;
    this.values = values;
    this.classes = classes;
    this.measure = measure;
    this.noise = noise;
  }

  /** The whole of a system, before any draw of conditions; takes the arrays over. */
  static PreparedRdm whole(
      String system,
      List<String> labels,
      int bins,
      double[] values,
      String measure,
      @Nullable NoiseSummary noise,
      RdmComparator comparator) {
    return new PreparedRdm(
        system,
        List.copyOf(labels),
        bins,
        IntStream.range(0, labels.size() / bins).toArray(),
        true,
        false,
        values,
        comparator.usesOrder() ? DenseRanks.of(values) : null,
        measure,
        noise);
  }

  /**
   * The same system under a draw of conditions. Time is that of the pairs alone.
   *
   * @param drawn which condition of the whole stands at each place; equal entries are copies
   * @param shuffle whether labels stay in place
   * @return the drawn dissimilarities
   * @throws IllegalArgumentException if this is itself a draw, or a condition does not exist
   */
  PreparedRdm draw(int[] drawn, boolean shuffle) {
    if (!whole) {
      throw new IllegalArgumentException("dissimilarities are drawn from the whole, not a draw");
    }
    for (int row : drawn) {
      if (row < 0 || row >= rows.length) {
        throw new IllegalArgumentException(
            "condition " + row + " is drawn, but there are " + rows.length);
      }
    }
    int size = drawn.length * bins;
    int[] slot = new int[size];
    int[] condition = new int[size];
    int[] place = new int[size];
    for (int i = 0; i < size; i++) {
      slot[i] = i / bins;
      condition[i] = drawn[slot[i]];
      place[i] = condition[i] * bins + i % bins;
    }
    double[] chosen = new double[Triangle.length(size)];
    int[] chosenClasses = classes == null ? null : new int[chosen.length];
    int[] start = Triangle.starts(labels.size());
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++, at++) {
        boolean copies = condition[i] == condition[j] && slot[i] != slot[j];
        int low = Math.min(place[i], place[j]);
        int from = copies ? -1 : start[low] + Math.max(place[i], place[j]);
        chosen[at] = copies ? Double.NaN : values[from];
        if (chosenClasses != null && classes != null) {
          chosenClasses[at] = copies ? DenseRanks.MISSING : classes[from];
        }
      }
    }
    return new PreparedRdm(
        system, labels, bins, drawn.clone(), false, shuffle, chosen, chosenClasses, measure, noise);
  }

  /** The same places with other values, as pooling over members makes them. */
  PreparedRdm withValues(String pooledSystem, double[] pooled, String pooledMeasure) {
    return new PreparedRdm(
        pooledSystem,
        labels,
        bins,
        rows,
        whole,
        shuffled,
        pooled,
        classes == null ? null : DenseRanks.of(pooled),
        pooledMeasure,
        null);
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
   * The label at each place.
   *
   * @return labels; equal ones are copies
   */
  public List<String> labels() {
    if (whole || shuffled) {
      return labels;
    }
    return IntStream.range(0, size())
        .mapToObj(i -> labels.get(rows[i / bins] * bins + i % bins))
        .toList();
  }

  /**
   * Number of places.
   *
   * @return places
   */
  public int size() {
    return rows.length * bins;
  }

  /**
   * Number of time bins per condition.
   *
   * @return 1 unless bins are separate places
   */
  public int bins() {
    return bins;
  }

  /**
   * Which condition of the design each condition of this draw is.
   *
   * @return conditions, a copy
   */
  public int[] rows() {
    return rows.clone();
  }

  /**
   * The dissimilarities.
   *
   * @return upper triangle over places, row by row; NaN where left out; a copy
   */
  public double[] values() {
    return values.clone();
  }

  /**
   * One dissimilarity.
   *
   * @param i a place
   * @param j a place
   * @return the value; 0 where i equals j, NaN where left out
   */
  public double get(int i, int j) {
    return i == j ? 0 : values[Triangle.at(size(), Math.min(i, j), Math.max(i, j))];
  }

  /**
   * How the dissimilarities were computed.
   *
   * @return the measure
   */
  public String measure() {
    return measure;
  }

  /**
   * What the noise normalisation did.
   *
   * @return the summary; empty where noise was not normalised
   */
  public Optional<NoiseSummary> noise() {
    return Optional.ofNullable(noise);
  }

  /**
   * The weight of the shrinkage target.
   *
   * @return from 0 to 1; empty where noise was not normalised
   */
  public OptionalDouble shrinkage() {
    return noise == null ? OptionalDouble.empty() : OptionalDouble.of(noise.intensity());
  }

  /** The values themselves, to be left unchanged. */
  double[] sharedValues() {
    return values;
  }

  /** Dense ranks of the values, to be left unchanged. */
  int[] sharedClasses() {
    return classes == null ? DenseRanks.of(values) : classes;
  }

  /** The place of the whole that stands at a place. */
  int origin(int place) {
    return rows[place / bins] * bins + place % bins;
  }

  /** The labels before any draw. */
  List<String> designLabels() {
    return labels;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PreparedRdm that
        && system.equals(that.system)
        && labels.equals(that.labels)
        && bins == that.bins
        && shuffled == that.shuffled
        && Arrays.equals(rows, that.rows)
        && Arrays.equals(values, that.values)
        && measure.equals(that.measure)
        && noise().equals(that.noise());
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rows) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return measure + " dissimilarities of " + size() + " places of system " + system;
  }
}
