package org.homolog.kernel;

/** How alike two conditions are within one system. */
public enum Kernel {
  /** The inner product of two patterns. */
  LINEAR,
  /** exp(-d^2 / (2 sigma^2)), d the Euclidean distance of two patterns. */
  RBF
}
