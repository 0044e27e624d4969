package org.homolog.task.decision;

import org.homolog.random.CounterRandom;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.Normal;
import org.homolog.task.Periods;
import org.homolog.task.TaskKind;
import org.homolog.task.Waiting;

/**
 * Post-decision wager (Kiani and Shadlen 2009): a motion decision that may be waived for a small
 * sure reward, offered in some trials after the stimulus. As a task, the direction is wanted in
 * every trial.
 */
public final class PostDecisionWager {
  /** Input that shows the sure target. */
  static final int SURE_INPUT = 3;

  private final PostDecisionWagerOptions options;
  private final Waiting stimulus;
  private final Waiting delay;
  private final double deviation;
  private final TrialVariable sure =
      TrialVariable.drawn("sure", this::offered)
          .grid(0, 1)
          .whole()
          .description("1 where the sure target is offered");
  private final TrialVariable choice =
      TrialVariable.levels("choice", 1, 2).whole().description("the right choice");
  private final TrialVariable coherence;
  private final TrialVariable on = Periods.time("stimulus_on");
  private final TrialVariable off = Periods.time("stimulus_off");
  private final TrialVariable sureOn =
      TrialVariable.derived("sure_on")
          .unit("s")
          .description("when the sure target appears or would appear");
  private final TrialVariable go = Periods.time("go");

  private PostDecisionWager(PostDecisionWagerOptions options) {
    this.options = options;
    stimulus = Waiting.of("stimulus", options.stimulus());
    delay = Waiting.of("delay", options.delay());
    deviation = options.sigma() / Math.sqrt(options.dt());
    coherence =
        TrialVariable.levels("coherence", options.coherences())
            .unit("%")
            .description("motion strength");
  }

  private double offered(CounterRandom random) {
    return random.nextDouble() < options.sureShare() ? 1 : 0;
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(PostDecisionWagerOptions options) {
    PostDecisionWager task = new PostDecisionWager(options);
    return FactorialTask.named("post-decision-wager")
        .step(options.dt())
        .inputs("fixation", "motion left", "motion right", "sure target")
        .choices("fixate", "left", "right", "sure")
        .variables(task.sure, task.choice, task.coherence, task.on, task.off, task.sureOn, task.go)
        .trial(task::make)
        .chance(0.5)
        .idealObserver(task::ideal)
        .baselines(
            "Chance: either direction, exact. Ideal observer, waiving nothing: the sum of each"
                + " channel over the stimulus, averaged over coherences and durations (10,000"
                + " quantiles).")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("post-decision-wager", "Post-decision wager")
            .summary(
                "Motion is shown, and its direction is due when fixation goes off after a delay. In"
                    + " some trials a sure target appears during the delay. Trained on targets,"
                    + " the direction is wanted always; played for reward (library), a right choice"
                    + " earns 1, a wrong one 0, the sure target 0.7, and -0.1 where it is not"
                    + " offered.")
            .formula(
                "channels: 0.5 +- coherence / 200 + sigma / sqrt(dt) xi; ideal observer: mean of"
                    + " Phi(coherence / 100 sqrt(T / 2) / sigma)")
            .references(
                Reference.of(
                    "Kiani and Shadlen 2009, Representation of confidence associated with a decision"
                        + " by neurons in the parietal cortex, Science",
                    "10.1126/science.1169405"))
            .elsewhere(
                "neurogym: PostDecisionWager-v0, which rewards the action numbered one below the"
                    + " right choice; here the right choice is rewarded")
            .build(),
        PostDecisionWagerOptions.class,
        PostDecisionWager::of);
  }

  private void make(TrialBuilder trial) {
    trial.period(Periods.of(trial, options.fixation()));
    int begins = trial.period(stimulus.in(trial));
    double shortest = options.preSure().get(0);
    double longest = options.preSure().get(options.preSure().size() - 1);
    double wait = trial.uniform((shortest + longest) / 2, shortest, longest);
    int ends = trial.length();
    int offered = ends + Periods.steps(wait, options.dt());
    trial.period(delay.in(trial));
    int due = trial.period(Periods.of(trial, options.decision()));
    int end = trial.length();
    trial.input(0, 0, due, 1);
    int right = trial.whole(choice);
    double strength = trial.get(coherence) / 200;
    trial.input(1, begins, ends, 0.5 + (right == 1 ? strength : -strength));
    trial.input(2, begins, ends, 0.5 + (right == 2 ? strength : -strength));
    trial.noise(1, 2, begins, ends, deviation);
    if (trial.whole(sure) == 1) {
      trial.input(SURE_INPUT, offered, end, 1);
    }
    trial.label(due, end, right);
    trial.weigh(due, end, options.decisionWeight());
    trial.setTime(on, begins);
    trial.setTime(off, ends);
    trial.setTime(sureOn, offered);
    trial.setTime(go, due);
  }

  private double ideal() {
    int points = 10_000;
    double sum = 0;
    for (int i = 0; i < points; i++) {
      double seen =
          Periods.steps(stimulus.quantile((i + 0.5) / points), options.dt()) * options.dt();
      for (double c : options.coherences()) {
        sum +=
            options.sigma() == 0
                ? (1 + Math.signum(c)) / 2
                : Normal.below(c / 100 * Math.sqrt(seen / 2) / options.sigma());
      }
    }
    return sum / (points * options.coherences().size());
  }
}
