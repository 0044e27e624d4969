package org.homolog.fixedpoints;

import java.util.List;
import org.homolog.linalg.Matrix;
import org.homolog.system.Dynamics;

/**
 * The fixed points of a system under one constant input, and how they were looked for. Immutable.
 *
 * @param dynamics the system
 * @param input the input
 * @param points fixed points, ordered by their coordinates
 * @param slow slow points, the slowest first; never fixed points
 * @param counts what became of the starts
 */
@SuppressWarnings("ArrayRecordComponent")
public record FixedPoints(
    Dynamics dynamics,
    double[] input,
    List<FixedPoint> points,
    List<SlowPoint> slow,
    Counts counts) {
  /** Takes copies. */
  public FixedPoints {
    input = input.clone();
    points = List.copyOf(points);
    slow = List.copyOf(slow);
  }

  /**
   * The input.
   *
   * @return a copy
   */
  @Override
  public double[] input() {
    return input.clone();
  }

  /**
   * The states of all fixed points.
   *
   * @return points x states
   */
  public Matrix states() {
    Matrix states = Matrix.zeros(points.size(), dynamics.stateCount());
    for (int k = 0; k < points.size(); k++) {
      System.arraycopy(
          points.get(k).state(), 0, states.array(), k * states.columns(), states.columns());
    }
    return states;
  }

  /**
   * What became of the starts.
   *
   * @param starts how many there were, those of later rounds included
   * @param fixed how many led to a fixed point
   * @param slow how many led to a slow point
   * @param spurious how many led to states that hardly move because a gate is shut, which are not
   *     fixed points
   * @param lost how many were not finite or led where the map is not
   * @param unfinished how many led nowhere within the steps allowed
   * @param rounds how many rounds there were, the first included
   */
  public record Counts(
      int starts, int fixed, int slow, int spurious, int lost, int unfinished, int rounds) {
    Counts plus(Counts more) {
      return new Counts(
          starts + more.starts,
          fixed + more.fixed,
          slow + more.slow,
          spurious + more.spurious,
          lost + more.lost,
          unfinished + more.unfinished,
          rounds + more.rounds);
    }
  }

  /**
   * What was found, in words.
   *
   * @return one or more sentences
   */
  public String statement() {
    long continua =
        points.stream().filter(point -> point.kind() == FixedPoint.Kind.CONTINUUM).count();
    long degenerate =
        points.stream().filter(point -> point.kind() == FixedPoint.Kind.DEGENERATE).count();
    long isolated = points.size() - continua - degenerate;
    long proved = points.stream().filter(point -> point.certificate().proved()).count();
    StringBuilder text = new StringBuilder();
    if (points.isEmpty()) {
      text.append("No fixed point was found");
    } else {
      text.append(count(isolated, "isolated fixed point"));
      text.append(" (").append(proved).append(" proved)");
      if (continua > 0) {
        text.append(", ").append(count(continua, "continuum of fixed points"));
      }
      if (degenerate > 0) {
        text.append(", ").append(count(degenerate, "degenerate fixed point"));
      }
    }
    text.append(slow.isEmpty() ? "" : " and " + count(slow.size(), "slow point"));
    text.append(" from ").append(count(counts.starts, "start"));
    text.append(counts.rounds > 1 ? " in " + counts.rounds + " rounds." : ".");
    add(text, counts.spurious, "rested on a shut gate, which is no fixed point.");
    add(text, counts.lost, "left the range in which the dynamics are finite.");
    add(text, counts.unfinished, "had not settled within the steps allowed.");
    return text.toString();
  }

  private static String count(long number, String what) {
    String plural = what.startsWith("continuum") ? what.replace("uum", "ua") : what + "s";
    return number + " " + (number == 1 ? what : plural);
  }

  private static void add(StringBuilder text, int number, String what) {
    if (number > 0) {
      text.append(' ').append(count(number, "start")).append(' ').append(what);
    }
  }
}
