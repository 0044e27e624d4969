package org.homolog.rsa;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;
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
  private final List<RdmLayer> layers;
  private final List<String> layerNames;
  private final List<double[]> controls;
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
      List<RdmLayer> layers,
      List<String> layerNames,
      List<double[]> controls,
      String measure,
      @Nullable NoiseSummary noise) {
    this.system = system;
    this.labels = labels;
    this.bins = bins;
    this.rows = rows;
    this.whole = whole;
    this.shuffled = shuffled;
    this.layers = layers;
    this.layerNames = layerNames;
    this.controls = controls;
    this.measure = measure;
    this.noise = noise;
  }

  /** The whole of a system, before any draw of conditions; takes the arrays over. */
  static PreparedRdm whole(
      String system,
      List<String> labels,
      int bins,
      List<RdmLayer> layers,
      List<String> layerNames,
      String measure,
      @Nullable NoiseSummary noise) {
    return new PreparedRdm(
        system,
        List.copyOf(labels),
        bins,
        IntStream.range(0, labels.size() / bins).toArray(),
        true,
        false,
        List.copyOf(layers),
        List.copyOf(layerNames),
        List.of(),
        measure,
        noise);
  }

  /** The whole of a system with dissimilarities over all time. */
  static PreparedRdm whole(String system, List<String> labels, RdmLayer layer, String measure) {
    return whole(system, labels, 1, List.of(layer), List.of(""), measure, null);
  }

  /** The same with dissimilarities to be controlled for, each an upper triangle over places. */
  PreparedRdm withControls(List<double[]> others) {
    return new PreparedRdm(
        system,
        labels,
        bins,
        rows,
        whole,
        shuffled,
        layers,
        layerNames,
        List.copyOf(others),
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
    DrawnPairs pairs = DrawnPairs.of(drawn, bins, labels.size());
    List<double[]> drawnControls = controls;
    if (!shuffle && !controls.isEmpty()) {
      drawnControls = controls.stream().map(all -> pick(all, pairs.from())).toList();
    }
    return new PreparedRdm(
        system,
        labels,
        bins,
        drawn.clone(),
        false,
        shuffle,
        layers.stream().map(layer -> layer.pick(pairs)).toList(),
        layerNames,
        drawnControls,
        measure,
        noise);
  }

  private static double[] pick(double[] all, int[] from) {
    return Arrays.stream(from).mapToDouble(i -> i < 0 ? Double.NaN : all[i]).toArray();
  }

  /** The same places with other values, as pooling over members makes them. */
  PreparedRdm withLayers(String pooledSystem, List<RdmLayer> pooled, String pooledMeasure) {
    return new PreparedRdm(
        pooledSystem,
        labels,
        bins,
        rows,
        whole,
        shuffled,
        pooled,
        layerNames,
        controls,
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
   * @return upper triangle over places, row by row, one bin after the other where bins have
   *     dissimilarities of their own; NaN where left out; a copy
   */
  public double[] values() {
    if (layers.size() == 1) {
      return layers.get(0).values().clone();
    }
    return layers.stream().flatMapToDouble(layer -> Arrays.stream(layer.values())).toArray();
  }

  /**
   * One dissimilarity, of the first bin where bins have dissimilarities of their own.
   *
   * @param i a place
   * @param j a place
   * @return the value; 0 where i equals j, NaN where left out
   */
  public double get(int i, int j) {
    return i == j ? 0 : layers.get(0).values()[Triangle.at(size(), Math.min(i, j), Math.max(i, j))];
  }

  /**
   * The standard errors of the dissimilarities.
   *
   * @return one per dissimilarity, in the order of {@link #values}; empty where there are none
   */
  public Optional<double[]> standardErrors() {
    if (layers.stream().anyMatch(layer -> layer.errors() == null)) {
      return Optional.empty();
    }
    return Optional.of(
        layers.stream()
            .flatMapToDouble(layer -> Arrays.stream(Objects.requireNonNull(layer.errors())))
            .toArray());
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

  /** The dissimilarities of all time, or of one bin after the other; to be left unchanged. */
  List<RdmLayer> layers() {
    return layers;
  }

  /** The time of each layer; an empty text for all time. */
  List<String> layerNames() {
    return layerNames;
  }

  /** Dissimilarities to be controlled for; to be left unchanged. */
  List<double[]> controls() {
    return controls;
  }

  /**
   * The noise of the places of this draw. Copies of a condition count as if measured anew: the k-th
   * copies of all conditions together, and independently of other copies.
   *
   * @param layer which layer
   * @return places x 1 variances or places x places covariances; null where there is none
   */
  @Nullable Matrix noiseOfPlaces(int layer) {
    Matrix all = layers.get(layer).noise();
    if (all == null || whole) {
      return all;
    }
    int size = size();
    int[] seen = new int[labels.size()];
    int[] copy = new int[size];
    for (int i = 0; i < size; i++) {
      copy[i] = seen[origin(i)]++;
    }
    Matrix drawn = Matrix.zeros(size, all.columns() == 1 ? 1 : size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < drawn.columns(); j++) {
        boolean together = all.columns() == 1 || copy[i] == copy[j];
        int column = all.columns() == 1 ? 0 : origin(j);
        drawn.array()[i * drawn.columns() + j] = together ? all.get(origin(i), column) : 0;
      }
    }
    return drawn;
  }

  /** The place of the whole that stands at a place. */
  int origin(int place) {
    return rows[place / bins] * bins + place % bins;
  }

  /** How many places of the whole stand at any place. */
  int distinct() {
    return whole ? size() : (int) IntStream.range(0, size()).map(this::origin).distinct().count();
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
        && layers.equals(that.layers)
        && equal(controls, that.controls)
        && measure.equals(that.measure)
        && noise().equals(that.noise());
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(rows) + layers.hashCode();
  }

  private static boolean equal(List<double[]> one, List<double[]> other) {
    return one.size() == other.size()
        && IntStream.range(0, one.size()).allMatch(i -> Arrays.equals(one.get(i), other.get(i)));
  }

  @Override
  public String toString() {
    return measure + " dissimilarities of " + size() + " places of system " + system;
  }
}
