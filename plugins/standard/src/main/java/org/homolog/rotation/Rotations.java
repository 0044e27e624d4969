package org.homolog.rotation;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.geometry.TimeAxis;
import org.homolog.geometry.Trajectories;
import org.homolog.linalg.Matrix;
import org.homolog.population.Population;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;

/** The rotations of one system's trajectories, with what they are over. Immutable. */
public final class Rotations {
  private final String system;
  private final List<String> conditions;
  private final TimeAxis time;
  private final Rotation rotation;

  private Rotations(String system, List<String> conditions, TimeAxis time, Rotation rotation) {
    this.system = system;
    this.conditions = List.copyOf(conditions);
    this.time = time;
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
    TimeAxis time = TimeAxis.of(sample).requireEven("jpca");
    Trajectories responses =
        new Trajectories(
            population.byEntryAndTime(), population.entryCount(), population.timeCount());
    return new Rotations(
        name,
        population.conditionLabels(),
        time,
        Rotation.of(name, responses, options, run.algebra()));
  }

  /** Labels stay, trajectories move. */
  Rotations shuffled(int[] rows) {
    if (!rotation.obstacle().isEmpty() || rows.length != conditions.size()) {
      return this;
    }
    int bins = time.bins();
    int[] moved = new int[rows.length * bins];
    Arrays.setAll(moved, i -> rows[i / bins] * bins + i % bins);
    Matrix courses = rotation.courses().selectRows(moved);
    return new Rotations(system, conditions, time, rotation.withCourses(courses));
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
    return time.bins();
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
    return rotation.frequencies()[plane] / (2 * Math.PI * time.step());
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
