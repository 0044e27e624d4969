package org.homolog.weighting;

/** How the weights of several models are chosen. */
public enum WeightRule {
  /** Least squares with weights of zero or more. */
  NON_NEGATIVE,
  /** Least squares. */
  LEAST_SQUARES,
  /** The one model that agrees best. */
  SELECTED,
  /** The best mixture of two models that stand beside each other in their order. */
  INTERPOLATED
}
