package org.homolog.rsa;

import java.util.Arrays;
import java.util.Objects;
import org.homolog.linalg.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Dissimilarities of all pairs of places, of all time or of one bin. Immutable.
 *
 * @param values upper triangle over places; NaN where left out
 * @param classes dense ranks of the values; null where order plays no part
 * @param errors a standard error per dissimilarity; null where there is none
 * @param noise variances (places x 1) or covariances (places x places) of the noise of the places
 *     of the whole, before any draw; null where there is none
 */
@SuppressWarnings("ArrayRecordComponent")
record RdmLayer(
    double[] values, int @Nullable [] classes, double @Nullable [] errors, @Nullable Matrix noise) {

  /** A layer of values that are ranked if the comparator uses their order. */
  static RdmLayer of(double[] values, RdmComparator comparator) {
    return new RdmLayer(values, comparator.usesOrder() ? DenseRanks.of(values) : null, null, null);
  }

  /** The same with standard errors. */
  RdmLayer withErrors(double @Nullable [] standardErrors) {
    return new RdmLayer(values, classes, standardErrors, noise);
  }

  /** The same with noise of places. */
  RdmLayer withNoise(@Nullable Matrix placeNoise) {
    return new RdmLayer(values, classes, errors, placeNoise);
  }

  /** Other values, ranked where these are. */
  RdmLayer withValues(double[] other) {
    return new RdmLayer(other, classes == null ? null : DenseRanks.of(other), null, noise);
  }

  /**
   * The pairs of a draw.
   *
   * @param from the place in the triangle of each pair drawn; -1 for a pair that is left out
   */
  RdmLayer pick(int[] from) {
    double[] picked = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      picked[i] = from[i] < 0 ? Double.NaN : values[from[i]];
    }
    int[] pickedClasses = null;
    if (classes != null) {
      pickedClasses = new int[from.length];
      for (int i = 0; i < from.length; i++) {
        pickedClasses[i] = from[i] < 0 ? DenseRanks.MISSING : classes[from[i]];
      }
    }
    double[] pickedErrors = null;
    if (errors != null) {
      pickedErrors = new double[from.length];
      for (int i = 0; i < from.length; i++) {
        pickedErrors[i] = from[i] < 0 ? Double.NaN : errors[from[i]];
      }
    }
    return new RdmLayer(picked, pickedClasses, pickedErrors, noise);
  }

  /** Whether no pair is left out. */
  boolean isComplete() {
    // Zero times NaN is NaN, and NaN stays in the sums.
    double even = 0;
    double odd = 0;
    int i = 0;
    for (; i + 1 < values.length; i += 2) {
      even += values[i] * 0;
      odd += values[i + 1] * 0;
    }
    return (i < values.length ? even + odd + values[i] * 0 : even + odd) == 0;
  }

  /** Dense ranks of the values, to be left unchanged. */
  int[] ranked() {
    return classes == null ? DenseRanks.of(values) : classes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RdmLayer that
        && Arrays.equals(values, that.values)
        && Arrays.equals(errors, that.errors)
        && Objects.equals(noise, that.noise);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
