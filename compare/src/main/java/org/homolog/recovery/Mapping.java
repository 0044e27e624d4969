package org.homolog.recovery;

/** How the features of a candidate become responses of the recorded units. */
public enum Mapping {
  /**
   * As the recording has it: each unit's ridge regression on the features, refitted to all data.
   */
  RIDGE("ridge regression of the recorded units on the candidate's features"),
  /** As it might have been: each unit a random mixture of the features, anew in every data set. */
  RANDOM("random mixtures of the candidate's features");

  private final String words;

  Mapping(String words) {
    this.words = words;
  }

  /**
   * In words.
   *
   * @return such as "random mixtures of the candidate's features"
   */
  public String words() {
    return words;
  }
}
