package org.homolog.task.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.JudgedTrial;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.Normal;
import org.homolog.task.Periods;
import org.homolog.task.Ring;
import org.homolog.task.TaskKind;

/**
 * Mental rotation of a remembered direction (after Georgopoulos et al. 1989): the answer is the
 * direction shown, turned by the angle that a later cue asks for.
 */
public final class MentalRotation {
  private final MentalRotationOptions options;
  private final Ring ring;
  private final TrialVariable angle;
  private final TrialVariable rotation;
  private final TrialVariable answer =
      TrialVariable.derived("answer").unit("degrees").description("direction of the right answer");
  private final TrialVariable on = Periods.time("stimulus_on");
  private final TrialVariable cueOn = Periods.time("cue_on");
  private final TrialVariable go = Periods.time("go");

  private MentalRotation(MentalRotationOptions options) {
    this.options = options;
    ring = new Ring(options.ring());
    double[] directions = new double[8];
    Arrays.setAll(directions, k -> 45.0 * k);
    angle =
        TrialVariable.uniform("direction", 0, 360)
            .grid(directions)
            .unit("degrees")
            .description("the direction shown");
    rotation =
        TrialVariable.levels("rotation", options.rotations())
            .unit("degrees")
            .description("how far it is to be turned, anticlockwise");
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(MentalRotationOptions options) {
    MentalRotation task = new MentalRotation(options);
    List<String> inputs = new ArrayList<>(List.of("fixation"));
    inputs.addAll(task.ring.names("direction"));
    options.rotations().forEach(turn -> inputs.add("rotate by " + turn + " degrees"));
    return FactorialTask.named("mental-rotation")
        .step(options.dt())
        .inputs(inputs)
        .values("x", "y")
        .variables(task.angle, task.rotation, task.answer, task.on, task.cueOn, task.go)
        .trial(task::make)
        .judge(task::right)
        .chance(options.tolerance() / 180)
        .shortcut(task::withoutCue)
        .idealObserver(task::ideal)
        .baselines(
            "Chance: any direction, exact. Shortcut: the direction turned by whichever angle is"
                + " right most often, without the cue, exact (no error of the direction). Ideal"
                + " observer: the direction as precise as the Fisher information of the stimulus"
                + " allows, with normal errors.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("mental-rotation", "Mental rotation of a remembered direction")
            .summary(
                "A direction is shown on a ring of inputs; after a delay a cue says by how much to"
                    + " turn it; after another fixation goes off, and the outputs are cosine and"
                    + " sine of the turned direction (0 before). Right if the direction of the"
                    + " outputs at the last step is within the tolerance.")
            .formula("target: (cos, sin)(direction + rotation) from go on, else (0, 0)")
            .references(
                Reference.of(
                    "Georgopoulos, Lurito, Petrides, Schwartz and Massey 1989, Mental rotation of"
                        + " the neuronal population vector, Science",
                    "10.1126/science.2911737"))
            .build(),
        MentalRotationOptions.class,
        MentalRotation::of);
  }

  private void make(TrialBuilder trial) {
    trial.period(Periods.of(trial, options.fixation()));
    int begins = trial.period(Periods.of(trial, options.stimulus()));
    int ends = trial.period(Periods.of(trial, options.delay()));
    int cued = trial.period(Periods.of(trial, options.cue()));
    int uncued = trial.period(Periods.of(trial, options.preparation()));
    int due = trial.period(Periods.of(trial, options.response()));
    int end = trial.length();
    trial.input(0, 0, due, 1);
    ring.show(trial, 1, begins, ends, Math.toRadians(trial.get(angle)), 1);
    int which = options.rotations().indexOf(trial.get(rotation));
    trial.input(1 + ring.units() + which, cued, uncued, 1);
    trial.noise(0, 1 + ring.units() + options.rotations().size(), 0, end, options.deviation());
    double wanted = (trial.get(angle) + trial.get(rotation) + 720) % 360;
    trial.target(0, due, end, StrictMath.cos(Math.toRadians(wanted)));
    trial.target(1, due, end, StrictMath.sin(Math.toRadians(wanted)));
    trial.set(answer, wanted);
    trial.setTime(on, begins);
    trial.setTime(cueOn, cued);
    trial.setTime(go, due);
  }

  private double right(JudgedTrial trial) {
    int step = trial.length() - 1;
    double x = trial.answer(0, step);
    double y = trial.answer(1, step);
    double apart = Ring.apart(StrictMath.atan2(y, x), Math.toRadians(trial.get("answer")));
    return (x != 0 || y != 0) && Math.toDegrees(apart) < options.tolerance() ? 1 : 0;
  }

  private double withoutCue() {
    double best = 0;
    for (double turned : options.rotations()) {
      // The best arc of that width can be moved until a rotation lies at its end.
      double fixed = turned + options.tolerance() * (1 - 1e-9);
      long near =
          options.rotations().stream()
              .filter(
                  turn ->
                      Math.toDegrees(Ring.apart(Math.toRadians(turn), Math.toRadians(fixed)))
                          < options.tolerance())
              .count();
      best = Math.max(best, (double) near / options.rotations().size());
    }
    return Math.max(best, options.tolerance() / 180);
  }

  private double ideal() {
    if (options.sigma() == 0) {
      return 1;
    }
    double sum = 0;
    for (double duration : options.stimulus()) {
      double information = ring.information(0.1) * Periods.steps(duration, options.dt());
      double error = Math.toDegrees(options.deviation() / Math.sqrt(information));
      sum += 2 * Normal.below(options.tolerance() / error) - 1;
    }
    return sum / options.stimulus().size();
  }
}
