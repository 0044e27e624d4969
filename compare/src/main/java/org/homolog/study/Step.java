package org.homolog.study;

import java.util.List;
import java.util.function.UnaryOperator;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.study.yaml.Node.Place;
import org.homolog.study.yaml.Problems;

/**
 * One operation on a population.
 *
 * @param text canonical text, such as {@code select: concentration == 1e-4}
 * @param operation what it does
 * @param path where it stands in the study
 * @param place its line and column
 */
record Step(String text, UnaryOperator<Population> operation, String path, Place place) {

  /**
   * Carries out operations one after the other.
   *
   * @throws HomologException whose message begins with the path of the operation that failed
   */
  static Population all(List<Step> steps, Population population) {
    Population done = population;
    for (Step step : steps) {
      try {
        done = step.operation.apply(done);
      } catch (HomologException e) {
        throw HomologException.of(e.kind(), step.path + ": " + e.getMessage(), e);
      }
    }
    return done;
  }

  /** Reports a failure of {@link #all} at its operation; false if it is of none of them. */
  static boolean report(List<Step> steps, HomologException failure, Problems problems) {
    String message = String.valueOf(failure.getMessage());
    for (Step step : steps) {
      if (message.startsWith(step.path + ": ")) {
        String what = message.substring(step.path.length() + 2);
        problems.add(step.place, step.path, what, failure.kind());
        return true;
      }
    }
    return false;
  }
}
