package org.homolog.kernel;

import java.util.Arrays;
import java.util.List;
import org.homolog.geometry.Copies;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.spi.Draw;
import org.jspecify.annotations.Nullable;

/**
 * The kernel of one system, whole or drawn, under one way of centring. Immutable.
 *
 * <p>A draw of conditions keeps each drawn condition once, with the number of times it was drawn as
 * its weight: a pair of different conditions counts as often as it was drawn, and pairs of copies
 * do not exist. Where time bins are rows, drawn conditions have weight one.
 */
public final class PreparedKernel {
  /** Above this, even draws avoid a kernel of rows x rows. */
  private static final int LARGEST_DRAWN_KERNEL = 8_000;

  private final KernelSource source;
  private final Estimator estimator;
  private final int[] rows;
  private final double[] weights;
  private final List<String> conditions;
  private final boolean drawn;
  private volatile @Nullable CentredEntries entries;
  private volatile @Nullable CentredFeatures features;
  private volatile double norm = Double.NaN;

  private PreparedKernel(
      KernelSource source,
      Estimator estimator,
      int[] rows,
      double[] weights,
      List<String> conditions,
      boolean drawn) {
    this.source = source;
    this.estimator = estimator;
    this.rows = rows;
    this.weights = weights;
    this.conditions = conditions;
    this.drawn = drawn;
  }

  static PreparedKernel whole(KernelSource source, Estimator estimator) {
    int[] rows = new int[source.centred().rows()];
    Arrays.setAll(rows, i -> i);
    return new PreparedKernel(
        source, estimator, rows, ones(rows.length), source.responses().conditions(), false);
  }

  /** This whole kernel under a draw of conditions. */
  PreparedKernel draw(Draw draw) {
    ResponseMatrix responses = source.responses();
    int[] chosen = responses.chosen(draw, Copies.LEFT_OUT);
    int[] from = responses.expanded(chosen);
    if (draw.purpose() == Draw.Purpose.SHUFFLE) {
      return new PreparedKernel(source, estimator, from, ones(from.length), conditions, true);
    }
    double[] times = ones(from.length);
    if (responses.bins() == 1) {
      int[] places = responses.places();
      int[] drawnRows = draw.rows();
      for (int i = 0; i < chosen.length; i++) {
        int place = places[chosen[i]];
        times[i] = Arrays.stream(drawnRows).filter(row -> row == place).count();
      }
    }
    return new PreparedKernel(
        source,
        estimator,
        from,
        times,
        Arrays.stream(chosen).mapToObj(conditions::get).toList(),
        true);
  }

  /** Members over the same rows as one: the mean of their centred kernels of norm one. */
  static PreparedKernel pooled(List<PreparedKernel> members) {
    PreparedKernel first = members.get(0);
    members.forEach(first::requireSameRows);
    int[] rows = new int[first.rows.length];
    Arrays.setAll(rows, i -> i);
    return new PreparedKernel(
        KernelSource.pooled(members), first.estimator, rows, first.weights, first.conditions, true);
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  KernelSource source() {
    return source;
  }

  String system() {
    return source.responses().system();
  }

  /** The conditions, each once. */
  List<String> conditions() {
    return conditions;
  }

  int size() {
    return rows.length;
  }

  double[] weights() {
    return weights;
  }

  /** Whether products of units are cheaper than those of conditions. */
  private boolean hasFeatures() {
    return source.isLinear()
        && rows.length > source.centred().columns()
        && (!drawn || rows.length > LARGEST_DRAWN_KERNEL);
  }

  /** Refuses kernels over different conditions. */
  void requireSameRows(PreparedKernel other) {
    ResponseMatrix.requireSame(system(), conditions, other.system(), other.conditions);
    if (rows.length != other.rows.length) {
      source.responses().requireSameRows(other.source.responses());
    }
  }

  /** The sum of products of centred entries, each as often as its pair was drawn. */
  double product(PreparedKernel other, LinearAlgebra algebra) {
    return hasFeatures() && other.hasFeatures()
        ? features().product(other.features(), algebra)
        : entries(algebra).product(other.entries(algebra));
  }

  /** {@link #product} with itself; zero if the centred entries are zero but for rounding. */
  double norm(LinearAlgebra algebra) {
    double known = norm;
    if (Double.isNaN(known)) {
      known = hasFeatures() ? features().norm(algebra) : entries(algebra).norm();
      norm = known;
    }
    return known;
  }

  CentredEntries entries(LinearAlgebra algebra) {
    CentredEntries known = entries;
    if (known == null) {
      known = CentredEntries.of(source.kernel(algebra), rows, weights, estimator);
      entries = known;
    }
    return known;
  }

  private CentredFeatures features() {
    CentredFeatures known = features;
    if (known == null) {
      known = CentredFeatures.of(source.centred(), rows, weights, estimator, drawn);
      features = known;
    }
    return known;
  }

  /** Prepares what scores need of this system alone. */
  void prepare(LinearAlgebra algebra) {
    norm(algebra);
  }

  @Override
  public String toString() {
    return "kernel of " + system() + " over " + rows.length + " rows";
  }
}
