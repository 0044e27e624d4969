package org.homolog.perturbation;

/** Something taken out of a recurrent network. */
public sealed interface Lesion permits UnitLesion, ConnectionLesion {
  /**
   * What is taken out, in a few words.
   *
   * @return its name
   */
  String name();
}
