package org.homolog.task.memory;

import java.util.function.DoubleSupplier;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.JudgedTrial;
import org.homolog.spi.Reference;
import org.homolog.spi.Task;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.spi.Trials;
import org.homolog.task.TaskKind;

/**
 * Path integration (in the form of Cueva and Wei 2018): the position in a box from speed and
 * direction of movement.
 */
public final class Navigation {
  private static final int SIMULATED = 4000;
  private static final int SPEED = 0;
  private static final int SINE = 1;
  private static final int COSINE = 2;

  private final NavigationOptions options;
  private final TrialVariable heading =
      TrialVariable.uniform("heading", 0, 360)
          .grid(0, 45, 90, 135, 180, 225, 270, 315)
          .unit("degrees")
          .description("direction of the first step");
  private final TrialVariable x =
      TrialVariable.derived("x").unit("sides").description("where the trial ends");
  private final TrialVariable y =
      TrialVariable.derived("y").unit("sides").description("where the trial ends");

  private Navigation(NavigationOptions options) {
    this.options = options;
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   * @throws HomologException if a step could cross the box
   */
  public static FactorialTask of(NavigationOptions options) {
    if (options.speed() * options.dt() / 1000 > 0.1) {
      throw HomologException.mistake(
          "speed: a mean step of "
              + options.speed() * options.dt() / 1000
              + " sides is longer than a tenth of the box; give a smaller speed or dt");
    }
    Navigation task = new Navigation(options);
    return task.declared(
        () -> task.reached(false, true), () -> options.sigma() == 0 ? 1 : task.reached(true, true));
  }

  private FactorialTask declared(DoubleSupplier shortcut, DoubleSupplier ideal) {
    return FactorialTask.named("navigation")
        .step(options.dt())
        .inputs("speed", "sine of heading", "cosine of heading")
        .values("x", "y")
        .variables(heading, x, y)
        .trial(this::make)
        .judge(this::right)
        .chance(() -> reached(true, false))
        .shortcut(shortcut)
        .idealObserver(ideal)
        .baselines(
            "Chance: always the centre. Shortcut: the heading integrated at constant speed. Ideal"
                + " observer: exact without noise, else dead reckoning from the noisy inputs. Each"
                + " by "
                + SIMULATED
                + " drawn trials.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("navigation", "Path integration in a box")
            .summary(
                "From the centre of a box an animal walks at varying speed, turns at random, and"
                    + " turns away from walls; the inputs are its speed (1 on average) and"
                    + " direction, the outputs its position, in sides of the box from the centre."
                    + " Right if the last position is within the tolerance.")
            .formula(
                "speed: mean * Rayleigh(sqrt(2 / pi)); heading: random walk; position(t + 1) ="
                    + " position(t) + speed dt (cos, sin)(heading)")
            .references(
                Reference.of(
                    "Cueva and Wei 2018, Emergence of grid-like representations by training"
                        + " recurrent neural networks to perform spatial localization, ICLR",
                    ""))
            .build(),
        NavigationOptions.class,
        Navigation::of);
  }

  private void make(TrialBuilder trial) {
    trial.steps(options.steps());
    CounterRandom random = trial.random();
    double seconds = options.dt() / 1000;
    double angle = Math.toRadians(trial.get(heading));
    double turning = Math.toRadians(options.turning()) * Math.sqrt(seconds);
    double px = 0;
    double py = 0;
    for (int step = 0; step < options.steps(); step++) {
      double pace =
          Math.sqrt(2 / Math.PI) * Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      double way = pace * options.speed() * seconds;
      if (step > 0) {
        angle += turning * random.nextGaussian();
      }
      // In the box the way back to its centre is always open, so that this ends.
      for (int tries = 0;
          leaves(px + way * StrictMath.cos(angle), py + way * StrictMath.sin(angle));
          tries++) {
        angle = tries < 64 ? 2 * Math.PI * random.nextDouble() : StrictMath.atan2(-py, -px);
        way = tries < 64 ? way : Math.min(way, StrictMath.hypot(px, py));
      }
      px += way * StrictMath.cos(angle);
      py += way * StrictMath.sin(angle);
      trial.input(SPEED, step, step + 1, way / (options.speed() * seconds));
      trial.input(SINE, step, step + 1, StrictMath.sin(angle));
      trial.input(COSINE, step, step + 1, StrictMath.cos(angle));
      trial.target(0, step, step + 1, px);
      trial.target(1, step, step + 1, py);
    }
    trial.noise(0, 3, 0, options.steps(), options.sigma() / Math.sqrt(options.dt()));
    trial.set(x, px);
    trial.set(y, py);
  }

  private static boolean leaves(double x, double y) {
    return Math.abs(x) > 0.5 || Math.abs(y) > 0.5;
  }

  private double right(JudgedTrial trial) {
    int step = trial.length() - 1;
    double dx = trial.answer(0, step) - trial.target(0, step);
    double dy = trial.answer(1, step) - trial.target(1, step);
    return StrictMath.hypot(dx, dy) < options.tolerance() ? 1 : 0;
  }

  /**
   * Share of drawn trials in which dead reckoning, with or without speed, or not moving is right.
   */
  private double reached(boolean speedSeen, boolean moving) {
    FactorialTask task = declared(() -> 0, () -> 1);
    double right = 0;
    int batch = 200;
    double scale = moving ? options.speed() * options.dt() / 1000 : 0;
    for (int first = 0; first < SIMULATED; first += batch) {
      Trials trials = task.draw(1, first, batch, Task.Mode.TRAIN);
      float[] answers = new float[trials.steps() * batch * 2];
      for (int k = 0; k < batch; k++) {
        double px = 0;
        double py = 0;
        for (int step = 0; step < trials.steps(); step++) {
          int at = (step * batch + k) * 3;
          double way = scale * (speedSeen ? trials.inputs()[at + SPEED] : 1);
          px += way * trials.inputs()[at + COSINE];
          py += way * trials.inputs()[at + SINE];
        }
        int last = ((trials.steps() - 1) * batch + k) * 2;
        answers[last] = (float) px;
        answers[last + 1] = (float) py;
      }
      for (double one : task.judge(trials, answers)) {
        right += one;
      }
    }
    return right / SIMULATED;
  }
}
