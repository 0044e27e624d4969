package org.homolog.rsa;

import java.util.Arrays;
import java.util.Objects;
import org.homolog.linalg.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Dissimilarities of all pairs of places, of all time or of one bin. Immutable; what a draw makes
 * of all pairs is put together when it is first asked for, since scores need only the pairs that
 * are no copies.
 */
final class RdmLayer {
  /** Where the values of a draw come from. */
  private record Drawn(RdmLayer whole, DrawnPairs pairs) {}

  /**
   * The values of a draw without the pairs of copies, one after the other.
   *
   * @param pairs which pairs these are
   * @param values their values
   * @param classes their dense ranks; null where order plays no part
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Kept(SharedPairs pairs, double[] values, int @Nullable [] classes) {}

  private final @Nullable Drawn drawn;
  private final @Nullable Kept kept;
  private final double @Nullable [] errors;
  private final @Nullable Matrix noise;
  private final boolean ranked;
  private volatile double @Nullable [] values;
  private volatile int @Nullable [] classes;

  private RdmLayer(
      double @Nullable [] values,
      int @Nullable [] classes,
      double @Nullable [] errors,
      @Nullable Matrix noise) {
    this.values = values;
    this.classes = classes;
    this.errors = errors;
    this.noise = noise;
    this.ranked = classes != null;
    this.drawn = null;
    this.kept = null;
  }

  private RdmLayer(RdmLayer whole, DrawnPairs pairs) {
    this.drawn = new Drawn(whole, pairs);
    this.errors = whole.errors == null ? null : pick(whole.errors, pairs.from());
    this.noise = whole.noise;
    this.ranked = whole.ranked;
    this.kept = whole.isComplete() ? kept(whole, pairs) : null;
  }

  private static Kept kept(RdmLayer whole, DrawnPairs pairs) {
    int[] from = pairs.keptFrom();
    return new Kept(
        pairs.kept(),
        pick(whole.values(), from),
        whole.classes() == null ? null : pick(whole.classes(), from));
  }

  /** A layer of values that are ranked if the comparator uses their order. */
  static RdmLayer of(double[] values, RdmComparator comparator) {
    return new RdmLayer(values, comparator.usesOrder() ? DenseRanks.of(values) : null, null, null);
  }

  /** The same with standard errors. */
  RdmLayer withErrors(double @Nullable [] standardErrors) {
    return new RdmLayer(values(), classes(), standardErrors, noise);
  }

  /** The same with noise of places. */
  RdmLayer withNoise(@Nullable Matrix placeNoise) {
    return new RdmLayer(values(), classes(), errors, placeNoise);
  }

  /** Other values, ranked where these are. */
  RdmLayer withValues(double[] other) {
    return new RdmLayer(other, ranked ? DenseRanks.of(other) : null, null, noise);
  }

  /** The pairs of a draw. */
  RdmLayer pick(DrawnPairs pairs) {
    return new RdmLayer(this, pairs);
  }

  private static double[] pick(double[] all, int[] from) {
    double[] picked = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      picked[i] = from[i] < 0 ? Double.NaN : all[from[i]];
    }
    return picked;
  }

  private static int[] pick(int[] all, int[] from) {
    int[] picked = new int[from.length];
    for (int i = 0; i < from.length; i++) {
      picked[i] = from[i] < 0 ? DenseRanks.MISSING : all[from[i]];
    }
    return picked;
  }

  /** Upper triangle over places, to be left unchanged; NaN where left out. */
  double[] values() {
    double[] all = values;
    if (all == null) {
      Drawn from = Objects.requireNonNull(drawn);
      all = pick(from.whole().values(), from.pairs().from());
      values = all;
    }
    return all;
  }

  /** Dense ranks of the values, to be left unchanged; null where order plays no part. */
  int @Nullable [] classes() {
    int[] all = classes;
    if (all == null && ranked) {
      Drawn from = Objects.requireNonNull(drawn);
      all = pick(Objects.requireNonNull(from.whole().classes()), from.pairs().from());
      classes = all;
    }
    return all;
  }

  /** A standard error per dissimilarity; null where there is none. */
  double @Nullable [] errors() {
    return errors;
  }

  /**
   * Variances (places x 1) or covariances (places x places) of the noise of the places of the
   * whole, before any draw; null where there is none.
   */
  @Nullable Matrix noise() {
    return noise;
  }

  /** What a draw of a whole without gaps leaves; null otherwise. */
  @Nullable Kept kept() {
    return kept;
  }

  /** The values at pairs that this and another layer have. */
  double[] values(SharedPairs shared) {
    return kept != null && kept.pairs() == shared ? kept.values() : shared.of(values());
  }

  /** Dense ranks of the values at these pairs, to be left unchanged. */
  int[] ranked(SharedPairs shared) {
    return kept != null && kept.pairs() == shared && kept.classes() != null
        ? kept.classes()
        : shared.of(ranked());
  }

  /** Whether no pair is left out. */
  boolean isComplete() {
    double[] all = values();
    // Zero times NaN is NaN, and NaN stays in the sums.
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < all.length; i += 2) {
      even += all[i] * 0;
      odd += all[i + 1] * 0;
    }
    return (i < all.length ? even + odd + all[i] * 0 : even + odd) == 0;
  }

  /** Dense ranks of all values, to be left unchanged. */
  int[] ranked() {
    int[] all = classes();
    return all == null ? DenseRanks.of(values()) : all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RdmLayer that
        && Arrays.equals(values(), that.values())
        && Arrays.equals(errors, that.errors)
        && Objects.equals(noise, that.noise);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values());
  }
}
