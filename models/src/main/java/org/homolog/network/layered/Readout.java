package org.homolog.network.layered;

/** How the last layer becomes the output. */
public enum Readout {
  /** Linear units with a bias follow it. */
  LINEAR,
  /** Linear units without a bias follow it. */
  UNBIASED,
  /** It is the output. */
  NONE
}
