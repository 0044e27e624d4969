package org.homolog.task.multitask;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.homolog.random.CounterRandom;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.Ring;

/**
 * Answers to a second stimulus if it matches the first across a delay, or if it does not: by its
 * direction, or by its category (below pi, or above).
 */
final class MatchTasks {
  private final RingLayout layout;
  private final boolean category;
  private final boolean whenSame;
  private final TrialVariable angle;
  private final TrialVariable offset;
  private final TrialVariable ring1 = GoTasks.ring("ring_1");
  private final TrialVariable ring2 = GoTasks.ring("ring_2");
  private final TrialVariable otherAngle =
      TrialVariable.derived("angle_2").unit("rad").description("of the second");
  private final TrialVariable match =
      TrialVariable.derived("match").words("non-match", "match").description("are both alike");
  private final TrialVariable on1 = TrialVariable.derived("stimulus_1_on").unit("s");
  private final TrialVariable off1 = TrialVariable.derived("stimulus_1_off").unit("s");
  private final TrialVariable on2 = TrialVariable.derived("stimulus_2_on").unit("s");

  private MatchTasks(MultitaskOptions options, Rule rule) {
    this.layout = new RingLayout(options, rule);
    this.category = rule.isAmong(Rule.DMCGO, Rule.DMCNOGO);
    this.whenSame = rule.isAmong(Rule.DMSGO, Rule.DMCGO);
    double[] categories = new double[GoTasks.ANGLES];
    Arrays.setAll(categories, k -> (k / 10 + 0.1 + 0.8 * (k % 10) / 10) * Math.PI);
    TrialVariable any = GoTasks.direction("angle_1").description("of the first");
    this.angle =
        category
            ? TrialVariable.drawn("angle_1", MatchTasks::categorised)
                .grid(categories)
                .unit("rad")
                .description("of the first")
            : any;
    this.offset =
        TrialVariable.drawn("offset", category ? random -> Double.NaN : MatchTasks::offset)
            .grid(whenSame ? 0 : Math.PI)
            .psychometric(category ? new double[] {0, Math.PI} : turns())
            .unit("rad")
            .description("of the second from the first");
  }

  private static double categorised(CounterRandom random) {
    return (0.1 + 0.2 * random.nextInt(10)) * Math.PI;
  }

  private static double offset(CounterRandom random) {
    if (random.nextInt(2) == 0) {
      return 0;
    }
    double turn = Math.PI / 9 + 16 * Math.PI / 9 * random.nextDouble();
    return random.nextInt(2) == 0 ? turn : -turn;
  }

  /** Every 20 degrees. */
  private static double[] turns() {
    double[] turns = new double[18];
    Arrays.setAll(turns, k -> k * Math.PI / 9);
    return turns;
  }

  static FactorialTask of(MultitaskOptions options, Rule rule) {
    MatchTasks tasks = new MatchTasks(options, rule);
    return tasks
        .layout
        .declare()
        .variables(
            tasks.angle,
            tasks.offset,
            tasks.ring1,
            tasks.ring2,
            tasks.otherAngle,
            tasks.match,
            tasks.layout.answer,
            tasks.on1,
            tasks.off1,
            tasks.on2,
            tasks.layout.go)
        .trial(tasks::make)
        .chance(0.5)
        .idealObserver(() -> 1)
        .baselines(
            "Chance: keeping fixation always, exact. Ideal observer: exact to 1e-9 at the default"
                + " noise, where directions seen for 200 ms are known to 0.004 rad, and those to be"
                + " told apart lie 0.2 rad or more from where the answer changes.")
        .build();
  }

  private void make(TrialBuilder trial) {
    double first = trial.get(angle);
    double turn = trial.get(offset);
    double second =
        category && trial.isDrawn() ? categorised(trial.random()) : Ring.wrapped(first + turn);
    double begins = trial.oneOf(500, 200, 400, 600);
    double ends = begins + trial.oneOf(500, 200, 400, 600);
    double again = ends + trial.oneOf(1200, 200, 400, 800, 1600);
    trial.until(begins);
    int from1 = trial.length();
    trial.until(ends);
    int to1 = trial.length();
    trial.until(again);
    int due = trial.length();
    trial.until(again + (category ? trial.oneOf(500, 200, 400, 600) : 500));
    int end = trial.length();
    layout.show(trial, trial.whole(ring1), from1, to1, first, 1);
    layout.show(trial, trial.whole(ring2), due, end, second, 1);
    boolean same =
        category ? first < Math.PI == second < Math.PI : Ring.apart(first, second) < 1e-6;
    trial.set(offset, category ? Ring.wrapped(second - first) : turn);
    trial.set(otherAngle, second);
    trial.set(match, same ? 1 : 0);
    trial.setTime(on1, from1);
    trial.setTime(off1, to1);
    trial.setTime(on2, due);
    layout.complete(
        trial, end, due, same == whenSame ? OptionalDouble.of(second) : OptionalDouble.empty());
  }
}
