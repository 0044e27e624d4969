package org.homolog.latency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.matching.Assignment;
import org.homolog.matching.UnitCourses;

/** Pairs of units of two systems. */
final class MatchedUnits {
  private MatchedUnits() {}

  /** A unit of the reference and one of the candidate. */
  record Pair(int own, int other) {}

  /** One to one, by the largest sum of correlations over the same conditions and bins. */
  static List<Pair> byResponses(
      ResponseMatrix reference, ResponseMatrix candidate, LinearAlgebra algebra) {
    Matrix correlations =
        UnitCourses.correlations(
            UnitCourses.standardised(reference), UnitCourses.standardised(candidate), algebra);
    int[] partner = Assignment.largest(correlations);
    List<Pair> pairs = new ArrayList<>();
    for (int unit = 0; unit < partner.length; unit++) {
      if (partner[unit] >= 0) {
        pairs.add(new Pair(unit, partner[unit]));
      }
    }
    return pairs;
  }

  /** Units of the same name; of several of one name in the candidate, the first. */
  static List<Pair> byLabels(ResponseMatrix reference, ResponseMatrix candidate) {
    Map<String, Integer> places = new HashMap<>();
    for (int unit = 0; unit < candidate.units().size(); unit++) {
      places.putIfAbsent(candidate.units().get(unit), unit);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int unit = 0; unit < reference.units().size(); unit++) {
      Integer place = places.get(reference.units().get(unit));
      if (place != null) {
        pairs.add(new Pair(unit, place));
      }
    }
    return pairs;
  }

  /** The pairs of which both units have a latency. */
  static List<Pair> selective(List<Pair> pairs, Latencies reference, Latencies candidate) {
    return pairs.stream()
        .filter(
            pair ->
                !Double.isNaN(reference.seconds()[pair.own()])
                    && !Double.isNaN(candidate.seconds()[pair.other()]))
        .toList();
  }
}
