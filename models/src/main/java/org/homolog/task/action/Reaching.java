package org.homolog.task.action;

import java.util.Arrays;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.JudgedTrial;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.Periods;
import org.homolog.task.TaskKind;

/** Delayed reach from the centre to a remembered target, along the path of minimum jerk. */
public final class Reaching {
  private final ReachingOptions options;
  private final double deviation;
  private final TrialVariable direction;
  private final TrialVariable on = Periods.time("target_on");
  private final TrialVariable go = Periods.time("go");

  private Reaching(ReachingOptions options) {
    this.options = options;
    deviation = options.sigma() / Math.sqrt(options.dt());
    double[] grid = new double[options.directions()];
    Arrays.setAll(grid, k -> 360.0 * k / grid.length);
    direction =
        TrialVariable.uniform("direction", 0, 360)
            .grid(grid)
            .unit("degrees")
            .description("of the target from the centre");
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(ReachingOptions options) {
    Reaching task = new Reaching(options);
    return FactorialTask.named("reaching")
        .step(options.dt())
        .inputs("hold", "target x", "target y")
        .values("hand x", "hand y")
        .variables(task.direction, task.on, task.go)
        .trial(task::make)
        .judge(task::right)
        .chance(2 * StrictMath.asin(options.tolerance() / 2) / Math.PI)
        .idealObserver(task::ideal)
        .baselines(
            "Chance: a reach of the right length in any direction, exact. Ideal observer: a reach"
                + " to the mean of the noisy positions shown, exact.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("reaching", "Delayed centre-out reach")
            .summary(
                "A target at distance 1 is shown for a while; when the hold input goes off, the"
                    + " outputs, the position of the hand, move there from the centre along a path"
                    + " of minimum jerk and stay. Right if the last position is within the"
                    + " tolerance of the target.")
            .formula("hand(s) = target (10 s^3 - 15 s^4 + 6 s^5), s the share of the movement")
            .references(
                Reference.of(
                    "Flash and Hogan 1985, The coordination of arm movements: an experimentally"
                        + " confirmed mathematical model, J Neurosci",
                    "10.1523/JNEUROSCI.05-07-01688.1985"),
                Reference.of(
                    "Churchland, Cunningham, Kaufman, Foster, Nuyujukian, Ryu and Shenoy 2012,"
                        + " Neural population dynamics during reaching, Nature",
                    "10.1038/nature11129"))
            .build(),
        ReachingOptions.class,
        Reaching::of);
  }

  private void make(TrialBuilder trial) {
    trial.period(Periods.of(trial, options.hold()));
    int begins = trial.period(Periods.of(trial, options.target()));
    int ends = trial.period(Periods.of(trial, options.delay()));
    int due = trial.period(options.movement());
    int moving = trial.length() - due;
    trial.period(options.rest());
    double angle = Math.toRadians(trial.get(direction));
    trial.input(0, 0, due, 1);
    trial.input(1, begins, ends, StrictMath.cos(angle));
    trial.input(2, begins, ends, StrictMath.sin(angle));
    trial.noise(1, 2, begins, ends, deviation);
    for (int step = due; step < trial.length(); step++) {
      double s = Math.min(1, (step - due + 1.0) / moving);
      double way = s * s * s * (10 - 15 * s + 6 * s * s);
      trial.target(0, step, step + 1, way * StrictMath.cos(angle));
      trial.target(1, step, step + 1, way * StrictMath.sin(angle));
    }
    trial.setTime(on, begins);
    trial.setTime(go, due);
  }

  private double right(JudgedTrial trial) {
    int step = trial.length() - 1;
    double x = trial.answer(0, step) - trial.target(0, step);
    double y = trial.answer(1, step) - trial.target(1, step);
    return StrictMath.hypot(x, y) < options.tolerance() ? 1 : 0;
  }

  /** The error of a mean in the plane is Rayleigh distributed. */
  private double ideal() {
    if (options.sigma() == 0) {
      return 1;
    }
    double sum = 0;
    for (double duration : options.target()) {
      double variance = deviation * deviation / Periods.steps(duration, options.dt());
      sum += -StrictMath.expm1(-options.tolerance() * options.tolerance() / (2 * variance));
    }
    return sum / options.target().size();
  }
}
