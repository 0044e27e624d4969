package org.homolog.resample;

/** How the noise ceiling of a score is found. */
public enum CeilingMethod {
  /** Leave one member out where that applies, else split halves where there are repeats. */
  AUTOMATIC,
  /** No ceiling. */
  NONE,
  /** Scores between random halves of the reference's repeats. */
  SPLIT_HALF,
  /** Scores of each member of the reference with the others pooled. */
  LEAVE_ONE_MEMBER_OUT
}
