package org.homolog.task.action;

import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.JudgedTrial;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.Normal;
import org.homolog.task.Periods;
import org.homolog.task.TaskKind;

/** Go/no-go across a delay: one stimulus asks for an answer, the other for none. */
public final class GoNoGo {
  private final GoNoGoOptions options;
  private final double deviation;
  private final TrialVariable go;
  private final TrialVariable on = Periods.time("stimulus_on");
  private final TrialVariable due = Periods.time("go_cue");

  private GoNoGo(GoNoGoOptions options) {
    this.options = options;
    deviation = options.sigma() / Math.sqrt(options.dt());
    go =
        TrialVariable.drawn("go", random -> random.nextDouble() < options.goShare() ? 1 : 0)
            .grid(0, 1)
            .whole()
            .description("1 where an answer is wanted");
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(GoNoGoOptions options) {
    GoNoGo task = new GoNoGo(options);
    return FactorialTask.named("go-no-go")
        .step(options.dt())
        .inputs("fixation", "go stimulus", "no-go stimulus")
        .choices("fixate", "go")
        .variables(task.go, task.on, task.due)
        .trial(task::make)
        .judge(task::right)
        .chance(Math.max(options.goShare(), 1 - options.goShare()))
        .idealObserver(task::ideal)
        .baselines(
            "Chance: always doing what is wanted more often, exact. Ideal observer: the difference"
                + " of the two channels over the stimulus, with a criterion for the share of go"
                + " trials, exact.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("go-no-go", "Go or no go")
            .summary(
                "One of two stimuli is shown; after a delay fixation goes off, and an answer is"
                    + " wanted if it was the go stimulus. A go trial is right if the last step"
                    + " answers, a no-go trial if no step of the decision period does.")
            .formula("channel of the stimulus shown: 1, of the other: 0; + sigma / sqrt(dt) xi")
            .references(
                Reference.of(
                    "Donders 1868, On the speed of mental processes, translated in Acta Psychologica"
                        + " 1969",
                    "10.1016/0001-6918(69)90065-1"))
            .elsewhere("neurogym: GoNogo-v0, which never sets its performance")
            .build(),
        GoNoGoOptions.class,
        GoNoGo::of);
  }

  private void make(TrialBuilder trial) {
    trial.period(Periods.of(trial, options.fixation()));
    int begins = trial.period(Periods.of(trial, options.stimulus()));
    int ends = trial.period(Periods.of(trial, options.delay()));
    int cued = trial.period(Periods.of(trial, options.decision()));
    int end = trial.length();
    trial.input(0, 0, cued, 1);
    trial.input(2 - trial.whole(go), begins, ends, 1);
    trial.noise(1, 2, begins, ends, deviation);
    trial.label(cued, end, trial.whole(go));
    trial.weigh(cued, end, options.decisionWeight());
    trial.setTime(on, begins);
    trial.setTime(due, cued);
  }

  private double right(JudgedTrial trial) {
    if (trial.label() == 1) {
      return trial.choice();
    }
    int cued = (int) Math.round(trial.get("go_cue") * 1000 / options.dt());
    for (int step = cued; step < trial.length(); step++) {
      if (trial.choice(step) == 1) {
        return 0;
      }
    }
    return 1;
  }

  private double ideal() {
    if (options.sigma() == 0) {
      return 1;
    }
    double sum = 0;
    double odds = StrictMath.log(options.goShare() / (1 - options.goShare()));
    for (double duration : options.stimulus()) {
      double seen = Periods.steps(duration, options.dt()) * options.dt();
      double apart = Math.sqrt(2 * seen) / options.sigma();
      sum +=
          options.goShare() * Normal.below(apart / 2 + odds / apart)
              + (1 - options.goShare()) * Normal.below(apart / 2 - odds / apart);
    }
    return sum / options.stimulus().size();
  }
}
