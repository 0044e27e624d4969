package org.homolog.benchmark.coverage;

import org.homolog.failure.HomologException;

/**
 * What one evaluation of one simulated experiment said of one score.
 *
 * @param scenario the scenario
 * @param number number of the experiment
 * @param score name of the score
 * @param value the estimate
 * @param low lower end of the interval; NaN where there is none
 * @param high upper end of the interval; NaN where there is none
 * @param p p of the null; NaN where there is none
 */
record Simulation(
    String scenario, int number, String score, double value, double low, double high, double p) {

  /** As a line of the log. */
  String line() {
    return String.join(
        ",",
        scenario,
        Integer.toString(number),
        score,
        Double.toString(value),
        Double.toString(low),
        Double.toString(high),
        Double.toString(p));
  }

  /**
   * From a line of the log.
   *
   * @throws HomologException if it is none
   */
  static Simulation of(String line) {
    String[] parts = line.split(",", -1);
    try {
      if (parts.length == 7) {
        return new Simulation(
            parts[0],
            Integer.parseInt(parts[1]),
            parts[2],
            Double.parseDouble(parts[3]),
            Double.parseDouble(parts[4]),
            Double.parseDouble(parts[5]),
            Double.parseDouble(parts[6]));
      }
    } catch (NumberFormatException e) {
      throw notOne(line);
    }
    throw notOne(line);
  }

  private static HomologException notOne(String line) {
    return HomologException.mistake("this line of the log is no simulation: \"" + line + "\"");
  }
}
