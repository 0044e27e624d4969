package org.homolog.task.multitask;

import java.util.OptionalDouble;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.Ring;

/** Answers to one direction, or opposite to it: at a go signal, at once, or from memory. */
final class GoTasks {
  /** Directions of the test grids of all tasks. */
  static final int ANGLES = 20;

  private final Rule rule;
  private final RingLayout layout;
  private final TrialVariable angle = direction("angle");
  private final TrialVariable ring = ring("ring");
  private final TrialVariable on = TrialVariable.derived("stimulus_on").unit("s");
  private final TrialVariable off = TrialVariable.derived("stimulus_off").unit("s");

  private GoTasks(MultitaskOptions options, Rule rule) {
    this.rule = rule;
    this.layout = new RingLayout(options, rule);
  }

  static FactorialTask of(MultitaskOptions options, Rule rule) {
    GoTasks tasks = new GoTasks(options, rule);
    return tasks
        .layout
        .declare()
        .variables(
            tasks.angle, tasks.ring, tasks.layout.answer, tasks.on, tasks.off, tasks.layout.go)
        .trial(tasks::make)
        .chance(0.2)
        .idealObserver(() -> 1)
        .baselines(
            "Chance: answering at the right time in a random direction, exact (2 * 0.2 pi out of 2"
                + " pi). Ideal observer: exact to 1e-9 at the default noise, where the direction"
                + " seen for 200 ms is known to 0.004 rad.")
        .build();
  }

  static TrialVariable direction(String name) {
    double[] grid = new double[ANGLES];
    for (int k = 0; k < ANGLES; k++) {
      grid[k] = 2 * Math.PI * k / ANGLES;
    }
    return TrialVariable.uniform(name, 0, 2 * Math.PI)
        .grid(grid)
        .unit("rad")
        .description("direction of the stimulus");
  }

  static TrialVariable ring(String name) {
    return TrialVariable.levels(name, 1, 2).whole().description("ring that shows the stimulus");
  }

  private void make(TrialBuilder trial) {
    double begins;
    double ends;
    double due;
    boolean reaction = rule.isAmong(Rule.REACTGO, Rule.REACTANTI);
    if (reaction) {
      begins = trial.uniform(2000, 500, 2500);
      due = begins;
      ends = due + 500;
    } else if (rule.isAmong(Rule.FDGO, Rule.FDANTI)) {
      begins = trial.uniform(500, 300, 700);
      due = begins + trial.uniform(1000, 500, 1500);
      ends = due + 500;
    } else {
      begins = trial.oneOf(500, 300, 500, 700);
      ends = begins + trial.oneOf(500, 200, 400, 600);
      due = ends + trial.oneOf(1000, 200, 400, 800, 1600);
    }
    trial.until(begins);
    int first = trial.length();
    trial.until(Math.min(ends, due));
    int last = trial.length();
    trial.until(due);
    int signal = trial.length();
    trial.until(due + 500);
    int end = trial.length();
    boolean delayed = rule.isAmong(Rule.DELAYGO, Rule.DELAYANTI);
    int stops = delayed ? last : end;
    layout.show(trial, trial.whole(ring), first, stops, trial.get(angle), 1);
    trial.setTime(on, first);
    trial.setTime(off, stops);
    boolean anti = rule.isAmong(Rule.FDANTI, Rule.REACTANTI, Rule.DELAYANTI);
    double answer = trial.get(angle) + (anti ? Math.PI : 0);
    layout.complete(
        trial, reaction ? end : signal, signal, OptionalDouble.of(Ring.wrapped(answer)));
  }
}
