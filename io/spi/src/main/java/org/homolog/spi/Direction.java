package org.homolog.spi;

/** What a larger score means. */
public enum Direction {
  /** A larger score means more alike. */
  HIGHER_IS_CLOSER,
  /** A smaller score means more alike. */
  LOWER_IS_CLOSER,
  /** The score describes; it does not rank. */
  NEUTRAL
}
