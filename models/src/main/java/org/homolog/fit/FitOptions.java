package org.homolog.fit;

import org.homolog.spi.Option;

/**
 * How responses are fitted from stimuli; scales are learned from the training conditions of each
 * fold.
 *
 * @param inputScale scaling of each input
 * @param targetScale scaling of each unit's responses while training; predictions are scaled back
 */
public record FitOptions(
    @Option(text = "scaling of each input, learned inside folds", byDefault = "zscore")
        Scale inputScale,
    @Option(
            text =
                "scaling of each unit's responses in training, learned inside folds; predictions are scaled back",
            byDefault = "zscore")
        Scale targetScale) {
  /** A scaling. */
  public enum Scale {
    /** As given. */
    NONE,
    /** Mean zero and standard deviation one over the training conditions. */
    ZSCORE
  }

  /**
   * Both scaled.
   *
   * @return the options
   */
  public static FitOptions standard() {
    return new FitOptions(Scale.ZSCORE, Scale.ZSCORE);
  }
}
