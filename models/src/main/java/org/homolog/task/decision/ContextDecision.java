package org.homolog.task.decision;

import java.util.List;
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
 * Context-dependent decision (Mante et al. 2013): two noisy stimuli, and a context that says which
 * of them counts.
 */
public final class ContextDecision {
  private static final int CONTEXT = 5;

  private final ContextDecisionOptions options;
  private final Waiting delay;
  private final double deviation;
  private final TrialVariable context =
      TrialVariable.levels("context", 1, 2).whole().description("the stimulus that counts");
  private final TrialVariable choice =
      TrialVariable.levels("choice", 1, 2)
          .whole()
          .description("the right choice: direction of the stimulus that counts");
  private final TrialVariable other =
      TrialVariable.levels("other_choice", 1, 2)
          .whole()
          .description("direction of the stimulus that does not count");
  private final TrialVariable[] coherence = new TrialVariable[2];
  private final TrialVariable on = Periods.time("stimulus_on");
  private final TrialVariable off = Periods.time("stimulus_off");
  private final TrialVariable go = Periods.time("go");

  private ContextDecision(ContextDecisionOptions options) {
    this.options = options;
    delay = Waiting.of("delay", options.delay());
    deviation = options.sigma() / Math.sqrt(options.dt());
    for (int i = 0; i < 2; i++) {
      coherence[i] =
          TrialVariable.levels("coherence_" + (i + 1), options.coherences())
              .psychometric(options.psychometric().stream().mapToDouble(c -> c).toArray())
              .unit("%")
              .description("strength of stimulus " + (i + 1));
    }
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(ContextDecisionOptions options) {
    ContextDecision task = new ContextDecision(options);
    return FactorialTask.named("context-decision")
        .step(options.dt())
        .inputs(
            "fixation",
            "stimulus 1 left",
            "stimulus 1 right",
            "stimulus 2 left",
            "stimulus 2 right",
            "context 1",
            "context 2")
        .choices("fixate", "left", "right")
        .variables(
            task.context,
            task.choice,
            task.other,
            task.coherence[0],
            task.coherence[1],
            task.on,
            task.off,
            task.go)
        .trial(task::make)
        .chance(0.5)
        .shortcut(task::bothAlike)
        .idealObserver(task::ideal)
        .baselines(
            "Shortcut: the sum of both stimuli whatever the context, exact. Ideal observer: the"
                + " difference of the two channels that count, averaged over coherences and"
                + " durations, exact.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("context-decision", "Context-dependent decision")
            .summary(
                "Two noisy stimuli are shown together, and a context input, on throughout, says by"
                    + " which of them to choose. A choice is due when fixation goes off (go-cue:"
                    + " false leaves that out, as neurogym does, whose random delay then makes the"
                    + " time of the choice unknowable).")
            .formula(
                "channels of a stimulus: 0.5 +- coherence / 200 + sigma / sqrt(dt) xi; ideal"
                    + " observer: mean of Phi(coherence / 100 sqrt(T / 2) / sigma)")
            .references(
                Reference.of(
                    "Mante, Sussillo, Shenoy and Newsome 2013, Context-dependent computation by"
                        + " recurrent dynamics in prefrontal cortex, Nature",
                    "10.1038/nature12742"))
            .elsewhere("neurogym: ContextDecisionMaking-v0 with explicit context")
            .build(),
        ContextDecisionOptions.class,
        ContextDecision::of);
  }

  private void make(TrialBuilder trial) {
    trial.period(Periods.of(trial, options.fixation()));
    int begins = trial.period(Periods.of(trial, options.stimulus()));
    int ends = trial.period(delay.in(trial));
    int due = trial.period(Periods.of(trial, options.decision()));
    int end = trial.length();
    trial.input(0, 0, options.goCue() ? due : begins, 1);
    int counts = trial.whole(context);
    trial.input(CONTEXT + counts - 1, 0, end, 1);
    for (int i = 0; i < 2; i++) {
      int direction = trial.whole(counts == i + 1 ? choice : other);
      double strength = trial.get(coherence[i]) / 200;
      int channel = 1 + 2 * i;
      trial.input(channel, begins, ends, 0.5 + (direction == 1 ? strength : -strength));
      trial.input(channel + 1, begins, ends, 0.5 + (direction == 2 ? strength : -strength));
    }
    trial.noise(1, 4, begins, ends, deviation);
    trial.label(due, end, trial.whole(choice));
    trial.weigh(due, end, options.decisionWeight());
    trial.setTime(on, begins);
    trial.setTime(off, ends);
    trial.setTime(go, due);
  }

  private double right(double coherence, double milliseconds, double noise) {
    double seen = Periods.steps(milliseconds, options.dt()) * options.dt();
    return options.sigma() == 0
        ? (1 + Math.signum(coherence)) / 2
        : Normal.below(coherence / 100 * Math.sqrt(seen / 2) / (options.sigma() * noise));
  }

  private double ideal() {
    double sum = 0;
    for (double c : options.coherences()) {
      for (double t : options.stimulus()) {
        sum += right(c, t, 1);
      }
    }
    return sum / (options.coherences().size() * options.stimulus().size());
  }

  /** Right by the sum if the stimuli agree; else in half of the trials. */
  private double bothAlike() {
    List<Double> all = options.coherences();
    double sum = 0;
    for (double one : all) {
      for (double two : all) {
        for (double t : options.stimulus()) {
          sum += right(one + two, t, Math.sqrt(2));
        }
      }
    }
    return 0.25 + sum / (2.0 * all.size() * all.size() * options.stimulus().size());
  }
}
