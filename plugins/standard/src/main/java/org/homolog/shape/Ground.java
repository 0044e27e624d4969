package org.homolog.shape;

/** How far apart two aligned response matrices are. */
public enum Ground {
  /** The angle between them, in radians: their sizes do not matter. */
  ANGULAR,
  /** The Frobenius norm of their difference. */
  EUCLIDEAN
}
