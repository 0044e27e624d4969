package org.homolog.task.action;

import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.JudgedTrial;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.Periods;
import org.homolog.task.TaskKind;

/**
 * Ready, set, go (Jazayeri and Shadlen 2010): the interval between two flashes is produced again
 * after the second.
 */
public final class ReadySetGo {
  private static final int READY = 0;
  private static final int SET = 1;

  private final ReadySetGoOptions options;
  private final TrialVariable interval;
  private final TrialVariable readyOn = Periods.time("ready_on");
  private final TrialVariable setOn = Periods.time("set_on");
  private final TrialVariable go = Periods.time("go");

  private ReadySetGo(ReadySetGoOptions options) {
    this.options = options;
    double low = options.interval().get(0);
    double high = options.interval().get(1);
    interval =
        TrialVariable.uniform("interval", low, high)
            .grid(levels(low, high, 7))
            .psychometric(levels(low, high, 15))
            .unit("ms")
            .description("from ready to set");
  }

  private static double[] levels(double low, double high, int count) {
    double[] levels = new double[count];
    for (int k = 0; k < count; k++) {
      levels[k] = low + (high - low) * k / (count - 1);
    }
    return levels;
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(ReadySetGoOptions options) {
    ReadySetGo task = new ReadySetGo(options);
    return FactorialTask.named("ready-set-go")
        .step(options.dt())
        .inputs("ready", "set")
        .choices("wait", "go")
        .variables(task.interval, task.readyOn, task.setOn, task.go)
        .trial(task::make)
        .judge(task::right)
        .chance(task::randomInterval)
        .shortcut(task::fixedInterval)
        .idealObserver(() -> 1)
        .baselines(
            "Chance: any interval of the range, by numerical integration. Shortcut: always the"
                + " interval that is right most often, exact. There is no noise: the ideal observer"
                + " is always right.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("ready-set-go", "Ready, set, go")
            .summary(
                "Ready and set are two flashes; the interval between their onsets is to be waited"
                    + " for after the onset of set, times the gain. Right if the first step that"
                    + " answers go, from the onset of set on, is within the tolerance; answering"
                    + " before set is wrong.")
            .formula("go = set_on + gain (set_on - ready_on)")
            .references(
                Reference.of(
                    "Jazayeri and Shadlen 2010, Temporal context calibrates interval timing, Nature"
                        + " Neuroscience",
                    "10.1038/nn.2590"))
            .elsewhere(
                "neurogym: ReadySetGo-v0, whose interval begins at the end of fixation and overlaps"
                    + " ready; here it begins with ready")
            .build(),
        ReadySetGoOptions.class,
        ReadySetGo::of);
  }

  private void make(TrialBuilder trial) {
    trial.period(Periods.of(trial, options.fixation()));
    int ready = trial.period(trial.get(interval));
    int set = trial.length();
    int shown = set - ready;
    int due = set + Math.max(1, (int) Math.round(options.gain() * shown));
    trial.steps(due - set);
    trial.period(options.hold());
    int end = trial.length();
    int flash = Periods.steps(options.flash(), options.dt());
    trial.input(READY, ready, ready + flash, 1);
    trial.input(SET, set, Math.min(end, set + flash), 1);
    trial.label(due, end, 1);
    trial.weigh(due, end, options.answerWeight());
    trial.set(interval, shown * options.dt());
    trial.setTime(readyOn, ready);
    trial.setTime(setOn, set);
    trial.setTime(go, due);
  }

  private double right(JudgedTrial trial) {
    int set = step(trial.get("set_on"));
    int due = step(trial.get("go"));
    for (int at = 0; at < trial.length(); at++) {
      if (trial.choice(at) == 1) {
        return at >= set && Math.abs(at - due) <= options.tolerance() * (due - set) ? 1 : 0;
      }
    }
    return 0;
  }

  private int step(double seconds) {
    return (int) Math.round(seconds * 1000 / options.dt());
  }

  /** Share of intervals that one interval is right for. */
  private double rightFor(double produced) {
    double low = options.interval().get(0);
    double high = options.interval().get(1);
    double from = Math.max(low, produced / (1 + options.tolerance()));
    double to = Math.min(high, produced / (1 - options.tolerance()));
    return high == low
        ? (Math.abs(produced - low) <= options.tolerance() * low ? 1 : 0)
        : Math.max(0, to - from) / (high - low);
  }

  private double fixedInterval() {
    double low = options.interval().get(0);
    double high = options.interval().get(1);
    // The longer the interval, the more it is right for, until the range ends.
    return rightFor(Math.max(high * (1 - options.tolerance()), low));
  }

  private double randomInterval() {
    int points = 10_000;
    double low = options.interval().get(0);
    double high = options.interval().get(1);
    double sum = 0;
    for (int i = 0; i < points; i++) {
      sum += rightFor(low + (high - low) * (i + 0.5) / points);
    }
    return sum / points;
  }
}
