package org.homolog.task;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskDeclaration;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;

/**
 * Perceptual decision on noisy motion (Britten et al. 1992, doi:10.1523/JNEUROSCI.12-12-04745.1992;
 * in the form of neurogym's PerceptualDecisionMaking). Inputs: fixation, 1 in the fixation period
 * and 0 afterwards, and one channel per direction theta_k, 0.5 + cos(theta_k - theta) coherence /
 * 200 plus noise during the stimulus and 0 elsewhere. Outputs: fixate, then one per direction,
 * wanted in the decision period.
 */
public final class RandomDots extends FactorialTask {
  private final RandomDotsOptions options;

  /**
   * The task with given options.
   *
   * @param options its options
   */
  public RandomDots(RandomDotsOptions options) {
    super(new Motion(options).declare());
    this.options = options;
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("random-dots", "Random-dots perceptual decision")
            .summary(
                "The direction of noisy motion is reported after it ends. Trials are whole, of the durations given,"
                    + " and counted right if the largest output of the last step is the right choice.")
            .formula(
                "channel k: 0.5 + cos(theta_k - theta) coherence / 200 + sigma / sqrt(dt) xi;"
                    + " ideal observer of two directions: Phi(coherence / 100 sqrt(T / 2) / sigma)")
            .references(
                Reference.of(
                    "Britten, Shadlen, Newsome and Movshon 1992, The analysis of visual motion, J Neurosci",
                    "10.1523/JNEUROSCI.12-12-04745.1992"),
                BuiltInTasks.PRIMER)
            .elsewhere("neurogym: PerceptualDecisionMaking-v0")
            .build(),
        RandomDotsOptions.class,
        RandomDots::new);
  }

  /** How a trial is made. */
  private static final class Motion {
    private final RandomDotsOptions options;
    private final TrialVariable duration;
    private final TrialVariable choice;
    private final TrialVariable coherence;
    private final TrialVariable signed =
        TrialVariable.derived("signed_coherence")
            .unit("%")
            .description("positive towards choice 1");
    private final TrialVariable on = Periods.time("stimulus_on");
    private final TrialVariable off = Periods.time("stimulus_off");
    private final TrialVariable go = Periods.time("go");
    private final double deviation;
    private final double[] cosines;

    Motion(RandomDotsOptions options) {
      this.options = options;
      duration = Periods.variable("stimulus", options.stimulus());
      double[] choices = IntStream.rangeClosed(1, options.directions()).asDoubleStream().toArray();
      choice =
          TrialVariable.levels("choice", choices).whole().description("the right choice, from 1");
      coherence =
          TrialVariable.levels("coherence", options.coherences())
              .psychometric(options.psychometric().stream().mapToDouble(c -> c).toArray())
              .unit("%")
              .description("motion strength");
      deviation = options.sigma() / Math.sqrt(options.dt());
      cosines = Periods.cosines(options.directions());
    }

    TaskDeclaration declare() {
      int directions = options.directions();
      List<String> inputs = new ArrayList<>(List.of("fixation"));
      List<String> outputs = new ArrayList<>(List.of("fixate"));
      for (int k = 0; k < directions; k++) {
        inputs.add("motion " + Math.round(360.0 * k / directions) + " degrees");
        outputs.add("choice " + (k + 1));
      }
      List<TrialVariable> variables = new ArrayList<>(List.of(duration, choice, coherence));
      if (directions == 2) {
        variables.add(signed);
      }
      variables.addAll(List.of(on, off, go));
      return named("random-dots")
          .step(options.dt())
          .inputs(inputs)
          .choices(outputs)
          .variables(variables)
          .trial(this::make)
          .chance(1.0 / directions)
          .idealObserver(
              () ->
                  options.coherences().stream()
                      .flatMapToDouble(
                          c -> options.stimulus().stream().mapToDouble(t -> ideal(options, c, t)))
                      .average()
                      .orElseThrow())
          .baselines(
              "Chance: any direction, exact. Ideal observer: the sum of each channel over the"
                  + " stimulus, averaged over coherences and durations, exact.");
    }

    private void make(TrialBuilder trial) {
      int right = trial.whole(choice) - 1;
      double strength = trial.get(coherence);
      trial.period(Periods.of(trial, options.fixation()));
      int begins = trial.period(trial.get(duration));
      int ends = trial.period(Periods.of(trial, options.delay()));
      int due = trial.period(Periods.of(trial, options.decision()));
      trial.input(0, 0, begins, 1);
      int directions = options.directions();
      for (int k = 0; k < directions; k++) {
        double cosine = cosines[Math.floorMod(k - right, directions)];
        trial.input(1 + k, begins, ends, 0.5 + cosine * strength / 200);
      }
      trial.noise(1, directions, begins, ends, deviation);
      trial.label(due, trial.length(), 1 + right);
      trial.weigh(due, trial.length(), options.decisionWeight());
      if (directions == 2) {
        trial.set(signed, right == 0 ? strength : -strength);
      }
      trial.setTime(on, begins);
      trial.setTime(off, ends);
      trial.setTime(go, due);
    }
  }

  /**
   * What an observer reaches who sums each channel over the stimulus and knows the directions. For
   * two directions Phi(coherence / 100 sqrt(T / 2) / sigma), whatever the step; for more, the sums
   * project to a plane with equal noise in all directions, and the probability of the right sector
   * is Craig's integral (1991, doi:10.1109/MILCOM.1991.258319).
   *
   * @param coherence motion strength, per cent
   * @param milliseconds duration of the stimulus
   * @return probability of the right choice
   */
  public double idealObserver(double coherence, double milliseconds) {
    return ideal(options, coherence, milliseconds);
  }

  private static double ideal(RandomDotsOptions options, double coherence, double milliseconds) {
    int directions = options.directions();
    if (coherence == 0) {
      return 1.0 / directions;
    }
    if (options.sigma() == 0) {
      return 1;
    }
    double seen = Periods.steps(milliseconds, options.dt()) * options.dt();
    double ratio = coherence / 100 * Math.sqrt(seen / 2) / options.sigma();
    if (directions == 2) {
      return Normal.below(ratio);
    }
    double strength = ratio * ratio * directions / 8;
    double sine = StrictMath.sin(Math.PI / directions);
    double wrong =
        new SimpsonIntegrator(1e-10, 1e-12, 3, 20)
                .integrate(
                    1 << 22,
                    angle -> {
                      double s = StrictMath.sin(angle);
                      return s == 0 ? 0 : StrictMath.exp(-strength * sine * sine / (s * s));
                    },
                    0,
                    Math.PI - Math.PI / directions)
            / Math.PI;
    return 1 - wrong;
  }
}
