package org.homolog.rsa;

/** How alike two vectors of dissimilarities are. */
public enum RdmComparator {
  /** Pearson's r. */
  PEARSON,
  /** Pearson's r of average ranks. */
  SPEARMAN,
  /** Cosine of the angle between the vectors, without centring. */
  COSINE,
  /** Concordant minus discordant pairs over all pairs; ties count as neither. */
  KENDALL_TAU_A;

  /** Whether it sees the order of the dissimilarities only. */
  boolean usesOrder() {
    return this == SPEARMAN || this == KENDALL_TAU_A;
  }
}
