package org.homolog.behaviour;

/**
 * A psychometric curve: {@code low + (1 - low - high) F((x - centre) / scale)}.
 *
 * @param sigmoid F
 * @param centre where F is 1/2, in units of strength
 * @param scale of F, in units of strength
 * @param low lower asymptote
 * @param high one less the upper asymptote
 * @param deviance twice the log likelihood ratio of the shares themselves to this curve
 * @param obstacle why there is no curve; empty if there is one
 * @param unresolved why centre and scale are not determined; empty if they are
 */
record PsychometricCurve(
    Sigmoid sigmoid,
    double centre,
    double scale,
    double low,
    double high,
    double deviance,
    String obstacle,
    String unresolved) {

  /** No curve. */
  static PsychometricCurve none(Sigmoid sigmoid, String why) {
    double nan = Double.NaN;
    return new PsychometricCurve(sigmoid, nan, nan, nan, nan, nan, why, why);
  }

  double value(double strength) {
    return low + (1 - low - high) * sigmoid.value((strength - centre) / scale);
  }

  /** How far from the centre F reaches 3/4. */
  double threshold() {
    return scale * sigmoid.quartile();
  }

  /** The steepest slope of F, per unit of strength. */
  double slope() {
    return sigmoid.steepest() / scale;
  }
}
