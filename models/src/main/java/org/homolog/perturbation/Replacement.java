package org.homolog.perturbation;

/** What other units and the readout receive in place of a lesioned unit's output. */
public enum Replacement {
  /** Nothing: the output is zero. */
  ZERO,
  /** The unit's mean output over trials and time: what it carries is gone, its drive is not. */
  MEAN,
  /**
   * Normal numbers with the unit's mean and standard deviation over trials and time, drawn anew for
   * each trial and step and the same in every lesion.
   */
  NOISE
}
