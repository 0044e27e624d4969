package org.homolog.tangling;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.geometry.Copies;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.geometry.TimeAxis;
import org.homolog.geometry.Trajectories;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;

/** The tangling of one system's states, with what they are over. Immutable. */
public final class Tangles {
  private final String system;
  private final List<String> conditions;
  private final TimeAxis time;
  private final double[] values;
  private final String obstacle;

  private Tangles(
      String system, List<String> conditions, TimeAxis time, double[] values, String obstacle) {
    this.system = system;
    this.conditions = List.copyOf(conditions);
    this.time = time;
    this.values = values;
    this.obstacle = obstacle;
  }

  static Tangles of(Sample sample, TanglingOptions options, Run run) {
    ResponseMatrix responses = ResponseMatrix.of(sample, options, Copies.WEIGHED, run);
    TimeAxis time = TimeAxis.of(sample).requireEven("tangling");
    String system = responses.system();
    List<String> conditions = responses.conditions();
    if (time.bins() < 2) {
      return new Tangles(
          system, conditions, time, new double[0], "system " + system + " has no time bins");
    }
    Trajectories courses =
        new Trajectories(responses.values(), conditions.size(), responses.bins());
    if (options.softNormalise() > 0) {
      courses = courses.softNormalised(options.softNormalise());
    }
    if (options.removeMean()) {
      courses = courses.withoutMean();
    }
    Trajectories states = TangledStates.leading(courses, options.components(), run.algebra());
    if (states.values().columns() == 0) {
      return new Tangles(
          system, conditions, time, new double[0], "the responses of " + system + " do not vary");
    }
    double constant = options.constant() * states.variance();
    return new Tangles(
        system, conditions, time, TangledStates.of(states, time.step(), constant, run), "");
  }

  /** Labels stay, trajectories move. */
  Tangles shuffled(int[] rows) {
    if (!obstacle.isEmpty()) {
      return this;
    }
    if (rows.length != conditions.size()) {
      throw HomologException.mistake(
          "permuting conditions needs all of them, but system "
              + system
              + " lacks "
              + (rows.length - conditions.size())
              + "; choose missing: drop-unit");
    }
    int steps = time.bins() - 1;
    double[] moved = new double[values.length];
    Arrays.setAll(moved, i -> values[rows[i / steps] * steps + i % steps]);
    return new Tangles(system, conditions, time, moved, obstacle);
  }

  /**
   * The system's name.
   *
   * @return the name
   */
  public String system() {
    return system;
  }

  List<String> conditions() {
    return conditions;
  }

  TimeAxis time() {
    return time;
  }

  /** Per squared second, conditions x (bins - 1). */
  double[] values() {
    return values.clone();
  }

  /** Why there is none; empty if there is. */
  String obstacle() {
    return obstacle;
  }

  double mean() {
    return Arrays.stream(values).average().orElse(0);
  }

  /** The value that a share of all states do not exceed. */
  double quantile(double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The mean over conditions at each bin but the first. */
  double[] overTime() {
    int steps = time.bins() - 1;
    double[] means = new double[steps];
    for (int i = 0; i < values.length; i++) {
      means[i % steps] += values[i] / conditions.size();
    }
    return means;
  }

  @Override
  public String toString() {
    return "tangling of system " + system + " over " + conditions.size() + " conditions";
  }
}
