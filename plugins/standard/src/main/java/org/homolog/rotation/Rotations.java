package org.homolog.rotation;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;

/** The rotations of one system's trajectories, with what they are over. Immutable. */
public final class Rotations {
  /** Bins count as equally long if no two steps differ by more than this share. */
  private static final double UNEVEN = 1e-6;

  private final String system;
  private final List<String> conditions;
  private final double[] seconds;
  private final Rotation rotation;

  private Rotations(String system, List<String> conditions, double[] seconds, Rotation rotation) {
    this.system = system;
    this.conditions = List.copyOf(conditions);
    this.seconds = seconds;
    this.rotation = rotation;
  }

  static Rotations of(Sample sample, JpcaOptions options, Run run) {
    String name = sample.system().name();
    Population raw = sample.require(Population.class);
    Population population = raw.handleMissing(options.missing()).averageRepeats();
    if (population.unitCount() == 0) {
      throw HomologException.mistake("system " + name + " has no units");
    }
    if (sample.draw().isEmpty()
        && (population.unitCount() < raw.unitCount()
            || population.conditionCount() < raw.conditionCount())) {
      run.warn(name + ": units or conditions with missing values are left out");
    }
    double[] seconds = seconds(population);
    requireEven(name, seconds);
    Trajectories responses =
        new Trajectories(
            population.byEntryAndTime(), population.entryCount(), population.timeCount());
    return new Rotations(
        name,
        population.conditionLabels(),
        seconds,
        Rotation.of(name, responses, options, run.algebra()));
  }

  private static double[] seconds(Population population) {
    double[] seconds = new double[population.timeCount()];
    if (seconds.length > 1) {
      Column column = population.time().column(Population.SECONDS);
      Arrays.setAll(seconds, column::number);
    }
    return seconds;
  }

  private static void requireEven(String system, double[] seconds) {
    double mean = (seconds[seconds.length - 1] - seconds[0]) / Math.max(1, seconds.length - 1);
    for (int t = 1; t < seconds.length; t++) {
      double step = seconds[t] - seconds[t - 1];
      if (!(Math.abs(step - mean) <= UNEVEN * mean)) {
        throw HomologException.mistake(
            "jpca follows trajectories from bin to bin, but the time bins of system "
                + system
                + " are not equally far apart: bin "
                + t
                + " is "
                + step
                + " s before the next, the mean is "
                + mean
                + " s; align or bin the recording with bins of one length");
      }
    }
  }

  /** Labels stay, trajectories move. */
  Rotations shuffled(int[] rows) {
    if (!rotation.obstacle().isEmpty() || rows.length != conditions.size()) {
      return this;
    }
    int bins = seconds.length;
    int[] moved = new int[rows.length * bins];
    Arrays.setAll(moved, i -> rows[i / bins] * bins + i % bins);
    Matrix courses = rotation.courses().selectRows(moved);
    return new Rotations(system, conditions, seconds, rotation.withCourses(courses));
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

  int bins() {
    return seconds.length;
  }

  Rotation rotation() {
    return rotation;
  }

  /** Why there are no rotations; empty if there are. */
  String obstacle() {
    return rotation.obstacle();
  }

  /** How often a plane turns round in a second. */
  double hertz(int plane) {
    double step = (seconds[seconds.length - 1] - seconds[0]) / (seconds.length - 1);
    return rotation.frequencies()[plane] / (2 * Math.PI * step);
  }

  /** The trajectories in one plane: (conditions x bins) x 2. */
  Matrix courses(int plane) {
    return rotation.courses().selectColumns(new int[] {2 * plane, 2 * plane + 1});
  }

  @Override
  public String toString() {
    return "rotations of system " + system + " over " + conditions.size() + " conditions";
  }
}
