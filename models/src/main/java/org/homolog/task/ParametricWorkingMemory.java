package org.homolog.task;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskDeclaration;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;

/**
 * Comparison of two vibration frequencies across a delay (Romo et al. 1999, doi:10.1038/20939; in
 * the form of neurogym's DelayComparison). Inputs: fixation, 1 until the decision, and the
 * stimulus, (1 + (f - fmin) / (fmax - fmin)) / 2 while one is on; both noisy while one is on.
 * Outputs: fixate, first higher, second higher; a choice is wanted in the decision period.
 */
public final class ParametricWorkingMemory extends FactorialTask {
  /**
   * The task with given options.
   *
   * @param options its options
   */
  public ParametricWorkingMemory(ParametricWorkingMemoryOptions options) {
    super(new Vibrations(options).declare());
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("parametric-working-memory", "Parametric working memory")
            .summary(
                "Two vibration frequencies are compared across a delay. Trials are whole, and counted right if the"
                    + " largest output of the last step is the right choice.")
            .formula("stimulus channel: (1 + (f - fmin) / (fmax - fmin)) / 2 + sigma / sqrt(dt) xi")
            .references(
                Reference.of(
                    "Romo, Brody, Hernandez and Lemus 1999, Neuronal correlates of parametric working memory in the"
                        + " prefrontal cortex, Nature",
                    "10.1038/20939"),
                BuiltInTasks.PRIMER)
            .elsewhere("neurogym: DelayComparison-v0, with its response period called decision")
            .build(),
        ParametricWorkingMemoryOptions.class,
        ParametricWorkingMemory::new);
  }

  /** How a trial is made. */
  private static final class Vibrations {
    private final ParametricWorkingMemoryOptions options;
    private final double lowest;
    private final double range;
    private final double deviation;
    private final TrialVariable delay;
    private final TrialVariable order =
        TrialVariable.levels("choice", 1, 2)
            .whole()
            .description("the right choice: 1 if f1 is higher, else 2");
    private final TrialVariable pair;
    private final TrialVariable f1 =
        TrialVariable.derived("f1").unit("Hz").description("first frequency");
    private final TrialVariable f2 =
        TrialVariable.derived("f2").unit("Hz").description("second frequency");
    private final TrialVariable on1 = Periods.time("f1_on");
    private final TrialVariable on2 = Periods.time("f2_on");
    private final TrialVariable go = Periods.time("go");

    Vibrations(ParametricWorkingMemoryOptions options) {
      this.options = options;
      lowest = options.lower().stream().mapToDouble(f -> f).min().orElseThrow();
      range = options.higher().stream().mapToDouble(f -> f).max().orElseThrow() - lowest;
      deviation = options.sigma() / Math.sqrt(options.dt());
      delay =
          TrialVariable.levels("delay", options.delay().stream().map(t -> t / 1000).toList())
              .unit("s")
              .description("between the stimuli");
      pair =
          TrialVariable.index("pair", options.higher().size())
              .description("which pair of frequencies, from 0");
    }

    TaskDeclaration declare() {
      return named("parametric-working-memory")
          .step(options.dt())
          .inputs("fixation", "stimulus")
          .choices("fixate", "first higher", "second higher")
          .variables(delay, order, pair, f1, f2, on1, on2, go)
          .trial(this::make)
          .chance(0.5)
          .shortcut(
              () ->
                  Math.max(
                      byOne((higher, lowerOne) -> higher), byOne((higher, lowerOne) -> lowerOne)))
          .idealObserver(this::ideal)
          .baselines(
              "Shortcut: the better of the first frequency alone and the second alone, exact. Ideal"
                  + " observer: the means of the stimulus channel are compared, averaged over pairs"
                  + " and durations, exact.");
    }

    private void make(TrialBuilder trial) {
      boolean higherFirst = trial.whole(order) == 1;
      double higher = options.higher().get(trial.whole(pair));
      double lower = options.lower().get(trial.whole(pair));
      double first = higherFirst ? higher : lower;
      double second = higherFirst ? lower : higher;
      trial.period(Periods.of(trial, options.fixation()));
      int begins1 = trial.period(Periods.of(trial, options.stimulus()));
      int ends1 = trial.period(trial.get(delay) * 1000);
      int begins2 = trial.period(Periods.of(trial, options.stimulus()));
      int due = trial.period(Periods.of(trial, options.decision()));
      trial.input(0, 0, due, 1);
      present(trial, begins1, ends1, first);
      present(trial, begins2, due, second);
      trial.label(due, trial.length(), trial.whole(order));
      trial.weigh(due, trial.length(), options.decisionWeight());
      trial.set(f1, first);
      trial.set(f2, second);
      trial.setTime(on1, begins1);
      trial.setTime(on2, begins2);
      trial.setTime(go, due);
    }

    private void present(TrialBuilder trial, int from, int to, double frequency) {
      trial.input(1, from, to, (1 + (frequency - lowest) / range) / 2);
      trial.noise(0, 2, from, to, deviation);
    }

    /** Which of a pair is seen when the higher comes first; when it comes second, the other is. */
    private double byOne(BiFunction<Double, Double, Double> seen) {
      int pairs = options.higher().size();
      double[] higherFirst = new double[pairs];
      double[] lowerFirst = new double[pairs];
      for (int i = 0; i < pairs; i++) {
        higherFirst[i] = seen.apply(options.higher().get(i), options.lower().get(i));
        lowerFirst[i] = seen.apply(options.lower().get(i), options.higher().get(i));
      }
      double right = 0;
      double[] values =
          DoubleStream.concat(Arrays.stream(higherFirst), Arrays.stream(lowerFirst))
              .distinct()
              .toArray();
      for (double value : values) {
        right += Math.max(count(higherFirst, value), count(lowerFirst, value));
      }
      return right / (2 * pairs);
    }

    private static long count(double[] values, double value) {
      return Arrays.stream(values).filter(v -> v == value).count();
    }

    /** The mean of Phi((f1 - f2) / (2 range) / (sigma sqrt(1 / T1 + 1 / T2))). */
    private double ideal() {
      if (options.sigma() == 0) {
        return 1;
      }
      double sum = 0;
      int count = 0;
      List<Double> durations = options.stimulus();
      for (int i = 0; i < options.higher().size(); i++) {
        double apart = (options.higher().get(i) - options.lower().get(i)) / (2 * range);
        for (double first : durations) {
          for (double second : durations) {
            double inverse =
                1 / (Periods.steps(first, options.dt()) * options.dt())
                    + 1 / (Periods.steps(second, options.dt()) * options.dt());
            sum += Normal.below(apart / (options.sigma() * Math.sqrt(inverse)));
            count++;
          }
        }
      }
      return sum / count;
    }
  }
}
