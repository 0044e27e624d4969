package org.homolog.task.action;

import java.util.List;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.JudgedTrial;
import org.homolog.spi.Options;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.TaskKind;

/** Periodic patterns that a network generates by itself, as in FORCE learning. */
public final class Patterns {
  private final PatternsOptions options;
  private final TrialVariable pattern;

  private Patterns(PatternsOptions options) {
    this.options = options;
    pattern =
        TrialVariable.index("pattern", options.patterns().size())
            .words(names(options).toArray(String[]::new))
            .description("what is to be generated");
  }

  private static List<String> names(PatternsOptions options) {
    return options.patterns().stream().map(each -> Options.kebab(each.name())).toList();
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(PatternsOptions options) {
    Patterns task = new Patterns(options);
    return FactorialTask.named("patterns")
        .step(options.dt())
        .inputs(names(options).stream().map(name -> "generate " + name).toList())
        .values("pattern")
        .variables(task.pattern)
        .trial(task::make)
        .judge(task::right)
        .chance(0)
        .idealObserver(() -> 1)
        .baselines(
            "Chance: a constant, whose error is the variance or more, exact. The pattern is fixed:"
                + " the ideal observer is always right.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("patterns", "Generation of periodic patterns")
            .summary(
                "An input that is on throughout says which pattern to generate; nothing else moves."
                    + " A trial is right if the mean squared error over its steps is below the"
                    + " tolerance times the pattern's variance.")
            .formula(
                "four-sines: 1.3 / 1.5 (sin x + sin 2x / 2 + sin 3x / 6 + sin 4x / 3); sine: 0.9"
                    + " sin x; three-sines: sin x + sin 2x / 2 + sin 4x / 4; x = 2 pi t / period, t"
                    + " the end of the step")
            .references(
                Reference.of(
                    "Sussillo and Abbott 2009, Generating coherent patterns of activity from chaotic"
                        + " neural networks, Neuron",
                    "10.1016/j.neuron.2009.07.018"))
            .build(),
        PatternsOptions.class,
        Patterns::of);
  }

  private void make(TrialBuilder trial) {
    trial.period(options.period() * options.cycles());
    int which = trial.whole(pattern);
    trial.input(which, 0, trial.length(), 1);
    for (int step = 0; step < trial.length(); step++) {
      double phase = (step + 1) * options.dt() / options.period();
      trial.target(0, step, step + 1, options.patterns().get(which).at(phase));
    }
  }

  private double right(JudgedTrial trial) {
    double sum = 0;
    double squares = 0;
    for (int step = 0; step < trial.length(); step++) {
      sum += trial.target(0, step) / trial.length();
      squares += trial.target(0, step) * trial.target(0, step) / trial.length();
    }
    return trial.squaredError() < options.tolerance() * (squares - sum * sum) ? 1 : 0;
  }
}
