package org.homolog.resample;

/** What the noise ceiling counts as when scores are tested against it. */
public enum CeilingTest {
  /** As known: its own uncertainty does not enter. */
  FIXED,
  /**
   * As found from the data: it is found anew on every bootstrap draw of conditions and members, and
   * the difference of score and lower bound is tested. That takes about as long again per half or
   * member that the ceiling rests on.
   */
  DRAWN
}
