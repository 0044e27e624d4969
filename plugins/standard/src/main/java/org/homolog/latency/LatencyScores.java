package org.homolog.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.latency.MatchedUnits.Pair;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.spi.Score;

/** The scores of a pair of systems, always the same names in the same order. */
final class LatencyScores {
  private static final int FEWEST_PAIRS = 3;

  private final String convention;
  private final List<Score> scores = new ArrayList<>();

  private LatencyScores(String convention) {
    this.convention = convention;
  }

  static List<Score> of(
      Prepared<Latencies> reference,
      Prepared<Latencies> candidate,
      SelectivityLatencyOptions options,
      LinearAlgebra algebra) {
    LatencyScores all = new LatencyScores(options.convention());
    Latencies own = reference.derived(algebra);
    Latencies other = candidate.derived(algebra);
    String ownName = reference.responses().system();
    String otherName = candidate.responses().system();
    String ownObstacle = silent(own, ownName);
    String otherObstacle = silent(other, otherName);
    String obstacle = ownObstacle.isEmpty() ? otherObstacle : ownObstacle;
    all.add("latency-distance", obstacle, () -> Latencies.distance(own.found(), other.found()));
    String mismatch =
        obstacle.isEmpty()
            ? mismatch(reference.responses(), candidate.responses(), options)
            : obstacle;
    List<Pair> pairs =
        mismatch.isEmpty() ? matched(reference, candidate, options, algebra) : List.of();
    double[] ownMatched = pairs.stream().mapToDouble(p -> own.seconds()[p.own()]).toArray();
    double[] otherMatched = pairs.stream().mapToDouble(p -> other.seconds()[p.other()]).toArray();
    String unmatched = mismatch.isEmpty() ? few(pairs) : mismatch;
    all.add(
        "matched-correlation",
        unmatched.isEmpty() ? constant(ownMatched, otherMatched) : unmatched,
        () -> new SpearmansCorrelation().correlation(ownMatched, otherMatched));
    all.add("matched-difference", unmatched, () -> meanDifference(ownMatched, otherMatched));
    all.add("median-lag", obstacle, () -> other.median() - own.median());
    all.add("median-latency-reference", ownObstacle, own::median);
    all.add("median-latency-candidate", otherObstacle, other::median);
    all.add("selective-share-reference", own.obstacle(), own::selectiveShare);
    all.add("selective-share-candidate", other.obstacle(), other::selectiveShare);
    return List.copyOf(all.scores);
  }

  /** The pairs of selective units, both of them. */
  static List<Pair> matched(
      Prepared<Latencies> reference,
      Prepared<Latencies> candidate,
      SelectivityLatencyOptions options,
      LinearAlgebra algebra) {
    List<Pair> pairs =
        options.matching() == SelectivityLatencyOptions.Matching.LABELS
            ? MatchedUnits.byLabels(reference.responses(), candidate.responses())
            : MatchedUnits.byResponses(reference.responses(), candidate.responses(), algebra);
    return MatchedUnits.selective(pairs, reference.derived(algebra), candidate.derived(algebra));
  }

  private static String silent(Latencies one, String system) {
    return !one.obstacle().isEmpty()
        ? one.obstacle()
        : one.found().length == 0 ? "no unit of " + system + " is selective" : "";
  }

  static String mismatch(
      ResponseMatrix reference, ResponseMatrix candidate, SelectivityLatencyOptions options) {
    boolean alike =
        reference.bins() == candidate.bins()
            && reference.conditions().equals(candidate.conditions());
    return alike || options.matching() == SelectivityLatencyOptions.Matching.LABELS
        ? ""
        : reference.system()
            + " and "
            + candidate.system()
            + " differ in time bins or conditions, so that units cannot be matched by responses";
  }

  private static String few(List<Pair> pairs) {
    return pairs.size() >= FEWEST_PAIRS
        ? ""
        : pairs.size()
            + " matched pairs have a latency on both sides; "
            + FEWEST_PAIRS
            + " are needed";
  }

  private static String constant(double[] own, double[] other) {
    return Arrays.stream(own).distinct().count() < 2 || Arrays.stream(other).distinct().count() < 2
        ? "all matched units of a system have the same latency"
        : "";
  }

  private static double meanDifference(double[] own, double[] other) {
    double sum = 0;
    for (int i = 0; i < own.length; i++) {
      sum += Math.abs(own[i] - other[i]) / own.length;
    }
    return sum;
  }

  private void add(String name, String obstacle, DoubleSupplier value) {
    scores.add(
        obstacle.isEmpty()
            ? Score.of(name, convention, value.getAsDouble())
            : Score.undefined(name, convention, obstacle));
  }
}
