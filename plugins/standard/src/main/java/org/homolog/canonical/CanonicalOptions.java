package org.homolog.canonical;

import org.homolog.geometry.ResponseOptions;
import org.homolog.spi.Options;

/** The options that all canonical correlation analyses have. */
interface CanonicalOptions extends ResponseOptions {
  String ESTIMATE_TEXT =
      "raw, cross-validated over conditions, or with the mean over permutations of conditions taken"
          + " out";
  String FOLDS_TEXT = "Folds of conditions of the cross-validated estimate";
  String PERMUTATIONS_TEXT = "Permutations of conditions of the debiased estimate";

  Estimate estimate();

  int folds();

  int permutations();

  /** The share of variance that the kept components hold; 1 keeps all of them. */
  double variance();

  /** How the estimate is told in a convention. */
  default String toldEstimate() {
    return switch (estimate()) {
      case RAW -> "raw";
      case CROSS_VALIDATED -> "cross-validated;folds=" + folds();
      case PERMUTATION_DEBIASED -> Options.kebab(estimate().name());
    };
  }
}
