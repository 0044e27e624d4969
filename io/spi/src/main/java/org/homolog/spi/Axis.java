package org.homolog.spi;

/** What a draw is over. */
public enum Axis {
  /** The conditions that all systems of a study share. */
  CONDITION,
  /** The repeats of conditions: trials, runs, clips. */
  REPEAT,
  /** The units of a population. */
  UNIT,
  /** The members of a cohort: animals, sessions, seeds. */
  MEMBER,
  /**
   * The sessions that a population's units were recorded in, each a group of units recorded
   * together. A draw over sessions is a draw over {@link #UNIT} that keeps each group whole.
   */
  SESSION
}
