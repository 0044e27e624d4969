package org.homolog.targeted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.spi.Score;

/** The scores of a pair of systems, always the same names in the same order. */
final class TargetedScores {
  private static final double ROUNDING = 1e-12;

  private final String convention;
  private final List<Score> scores = new ArrayList<>();

  private TargetedScores(String convention) {
    this.convention = convention;
  }

  static List<Score> of(
      Prepared<TargetedAxes> reference,
      Prepared<TargetedAxes> candidate,
      TargetedReductionOptions options,
      LinearAlgebra algebra) {
    TargetedScores all = new TargetedScores(options.convention());
    List<String> variables = options.columns();
    TargetedAxes own = reference.derived(algebra);
    TargetedAxes other = candidate.derived(algebra);
    String obstacle = own.obstacle().isEmpty() ? other.obstacle() : own.obstacle();
    String mismatch =
        obstacle.isEmpty() ? mismatch(reference.responses(), candidate.responses()) : obstacle;
    List<String> still = new ArrayList<>();
    for (int v = 0; v < variables.size(); v++) {
      String name = variables.get(v);
      String reason = mismatch;
      if (mismatch.isEmpty()) {
        reason = still(own, v, reference.responses().system(), name);
        reason = reason.isEmpty() ? still(other, v, candidate.responses().system(), name) : reason;
      }
      still.add(reason);
    }
    all.add(
        "trajectory-correlation",
        still.stream().filter(reason -> !reason.isEmpty()).findFirst().orElse(mismatch),
        () -> mean(own, other));
    for (int v = 0; v < variables.size(); v++) {
      int at = v;
      all.add(
          "trajectory-correlation-" + variables.get(v),
          still.get(v),
          () -> correlation(own, other, at));
    }
    for (int v = 0; v < variables.size(); v++) {
      int at = v;
      all.add(
          "peak-difference-" + variables.get(v),
          obstacle,
          () -> Math.abs(own.peakSeconds(at) - other.peakSeconds(at)));
    }
    all.describe("reference", own, variables);
    all.describe("candidate", other, variables);
    return List.copyOf(all.scores);
  }

  private static String mismatch(ResponseMatrix reference, ResponseMatrix candidate) {
    return reference.bins() == candidate.bins()
            && reference.conditions().equals(candidate.conditions())
        ? ""
        : reference.system()
            + " and "
            + candidate.system()
            + " differ in time bins or conditions: trajectories can be compared over the same only";
  }

  private static String still(TargetedAxes one, int variable, String system, String name) {
    return one.shares()[variable] > ROUNDING
        ? ""
        : "trajectories of " + system + " do not move along the axis of " + name;
  }

  private static double mean(TargetedAxes own, TargetedAxes other) {
    double sum = 0;
    for (int v = 0; v < own.peaks().length; v++) {
      sum += correlation(own, other, v) / own.peaks().length;
    }
    return sum;
  }

  private static double correlation(TargetedAxes own, TargetedAxes other, int variable) {
    return new PearsonsCorrelation()
        .correlation(own.courses().column(variable), other.courses().column(variable));
  }

  private void describe(String side, TargetedAxes one, List<String> variables) {
    for (int v = 0; v < variables.size(); v++) {
      int at = v;
      add(
          "variance-share-" + variables.get(v) + "-" + side,
          one.obstacle(),
          () -> one.shares()[at]);
    }
  }

  /** Names of the scores that describe one system. */
  static String[] ofOneSystem(List<String> variables) {
    return Arrays.stream(new String[] {"reference", "candidate"})
        .flatMap(side -> variables.stream().map(name -> "variance-share-" + name + "-" + side))
        .toArray(String[]::new);
  }

  private void add(String name, String obstacle, DoubleSupplier value) {
    scores.add(
        obstacle.isEmpty()
            ? Score.of(name, convention, value.getAsDouble())
            : Score.undefined(name, convention, obstacle));
  }
}
