package org.homolog.task.memory;

import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.JudgedTrial;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.BuiltInTasks;
import org.homolog.task.Periods;
import org.homolog.task.TaskKind;

/**
 * The memory task of Yang and Wang 2020, Fig. 8: of a stream of random values the one at a pulse is
 * kept until a second pulse asks for it.
 */
public final class PulseMemory {
  private static final int MEMORISE = 1;
  private static final int REPORT = 2;

  private final PulseMemoryOptions options;
  private final TrialVariable length;
  private final TrialVariable value =
      TrialVariable.uniform("value", -1, 1)
          .grid(-0.9, -0.6, -0.3, 0, 0.3, 0.6, 0.9)
          .description("what is to be kept first");
  private final TrialVariable memorise = Periods.time("memorise");
  private final TrialVariable report = Periods.time("report");

  private PulseMemory(PulseMemoryOptions options) {
    this.options = options;
    int range = options.longest() - options.shortest() + 1;
    length =
        TrialVariable.drawn("length", random -> options.shortest() + random.nextInt(range))
            .grid(options.longest())
            .whole()
            .unit("steps")
            .description("of each sequence");
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(PulseMemoryOptions options) {
    PulseMemory task = new PulseMemory(options);
    return FactorialTask.named("pulse-memory")
        .step(options.dt())
        .inputs("stimulus", "memorise", "report")
        .values("report")
        .variables(task.length, task.value, task.memorise, task.report)
        .trial(task::make)
        .judge(task::right)
        .chance(StrictMath.pow(options.tolerance(), options.repeats()))
        .idealObserver(() -> 1)
        .baselines(
            "Chance: always reporting 0, which is right where every value to be reported is within"
                + " the tolerance, exact. There is no noise: the ideal observer is always right.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("pulse-memory", "Memory of a value between two pulses")
            .summary(
                "A trial is some sequences of equal length. In each, the stimulus is a new random"
                    + " value at every step; a pulse at a random step of the first half asks to keep"
                    + " the value of that step, and a pulse in the second half, before the last"
                    + " step, to report it at that step; the output is 0 elsewhere. A trial is right"
                    + " if every report is within the tolerance. Reporting 0 always has a mean"
                    + " squared error of a third over the length.")
            .formula("stimulus uniform in [-1, 1]; target(t) = report(t) * value kept")
            .references(BuiltInTasks.PRIMER)
            .build(),
        PulseMemoryOptions.class,
        PulseMemory::of);
  }

  private void make(TrialBuilder trial) {
    int steps = trial.whole(length);
    for (int repeat = 0; repeat < options.repeats(); repeat++) {
      int from = trial.steps(steps);
      for (int step = 0; step < steps; step++) {
        double shown = 2 * trial.random().nextDouble() - 1;
        trial.input(0, from + step, from + step + 1, shown);
      }
      int half = steps / 2;
      int keep = from + trial.random().nextInt(half);
      int ask = from + half + trial.random().nextInt(steps - 1 - half);
      if (repeat == 0) {
        trial.input(0, keep, keep + 1, trial.get(value));
        trial.setTime(memorise, keep);
        trial.setTime(report, ask);
      }
      trial.input(MEMORISE, keep, keep + 1, 1);
      trial.input(REPORT, ask, ask + 1, 1);
      trial.target(0, ask, ask + 1, trial.input(0, keep));
    }
  }

  private double right(JudgedTrial trial) {
    int inputs = trial.trials().inputCount();
    for (int step = 0; step < trial.length(); step++) {
      int at = (step * trial.trials().trials() + trial.trial()) * inputs;
      boolean asked = trial.trials().inputs()[at + REPORT] > 0.5;
      if (asked
          && !(Math.abs(trial.answer(0, step) - trial.target(0, step)) < options.tolerance())) {
        return 0;
      }
    }
    return 1;
  }
}
