package org.homolog.lineardynamics;

/** How far two fitted linear maps are apart. */
public enum DynamicsDistance {
  /** The angle between them after the best rotation or reflection of one. */
  ANGULAR,
  /** The Frobenius norm of their difference, both of norm one, after the same. */
  EUCLIDEAN,
  /** Optimal transport between their eigenvalues. */
  WASSERSTEIN
}
