package org.homolog.task.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.random.CounterRandom;
import org.homolog.random.Ziggurat;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.Periods;
import org.homolog.task.Simulated;
import org.homolog.task.TaskKind;

/** Delayed match to sample (in the form of Masse et al. 2019): is a direction the one before? */
public final class SampleMatch {
  private static final int SIMULATED = 4000;

  private final SampleMatchOptions options;
  private final TrialVariable sample;
  private final TrialVariable match =
      TrialVariable.index("match", 2).words("non-match", "match").description("the right choice");
  private final TrialVariable test =
      TrialVariable.derived("test").unit("degrees").description("direction of the test");
  private final TrialVariable sampleOn = Periods.time("sample_on");
  private final TrialVariable testOn = Periods.time("test_on");

  private SampleMatch(SampleMatchOptions options) {
    this.options = options;
    double[] degrees = new double[options.directions()];
    Arrays.setAll(degrees, k -> 360.0 * k / degrees.length);
    sample =
        TrialVariable.levels("sample", degrees)
            .unit("degrees")
            .description("direction of the sample");
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(SampleMatchOptions options) {
    SampleMatch task = new SampleMatch(options);
    List<String> inputs = new ArrayList<>();
    for (int k = 0; k < options.units(); k++) {
      inputs.add("motion " + (float) (360.0 * k / options.units()) + " degrees");
    }
    return FactorialTask.named("delayed-match-to-sample")
        .step(options.dt())
        .inputs(inputs)
        .choices("fixate", "match", "non-match")
        .variables(task.sample, task.match, task.test, task.sampleOn, task.testOn)
        .trial(task::make)
        .chance(0.5)
        .shortcut(() -> 0.5)
        .idealObserver(task::ideal)
        .baselines(
            "Shortcut: sample or test alone, exact. Ideal observer: whether the sums of the inputs"
                + " over sample and test are likelier of the same direction, by "
                + SIMULATED
                + " simulated trials with the first durations.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("delayed-match-to-sample", "Delayed match to sample")
            .summary(
                "A sample direction and, after a delay, a test direction are shown to tuned inputs."
                    + " During the test the choice is match if both are the same, which they are in"
                    + " half of the trials.")
            .formula(
                "input preferring theta_k: height exp(kappa (cos(theta_k - theta) - 1)) + sigma"
                    + " sqrt(2 tau / dt) xi")
            .references(
                Reference.of(
                    "Masse, Yang, Song, Wang and Freedman 2019, Circuit mechanisms for the"
                        + " maintenance and manipulation of information in working memory, Nature"
                        + " Neuroscience",
                    "10.1038/s41593-019-0414-3"))
            .elsewhere("nmasse/Short-term-plasticity-RNN: DMS")
            .build(),
        SampleMatchOptions.class,
        SampleMatch::of);
  }

  private double tuned(double degrees, int unit) {
    double apart = Math.toRadians(degrees - 360.0 * unit / options.units());
    return options.height() * StrictMath.exp(options.kappa() * (StrictMath.cos(apart) - 1));
  }

  private void make(TrialBuilder trial) {
    double first = trial.get(sample);
    boolean same = trial.whole(match) == 1;
    int directions = options.directions();
    double turn =
        trial.isDrawn()
            ? 360.0 * (1 + trial.random().nextInt(directions - 1)) / directions
            : 360.0 * (directions / 2) / directions;
    double second = same ? first : (first + turn) % 360;
    trial.period(Periods.of(trial, options.fixation()));
    int begins = trial.period(Periods.of(trial, options.sample()));
    int ends = trial.period(Periods.of(trial, options.delay()));
    int due = trial.period(Periods.of(trial, options.test()));
    int end = trial.length();
    for (int unit = 0; unit < options.units(); unit++) {
      trial.input(unit, begins, ends, tuned(first, unit));
      trial.input(unit, due, end, tuned(second, unit));
    }
    trial.noise(0, options.units(), 0, end, options.deviation());
    trial.label(due, end, same ? 1 : 2);
    trial.weigh(due, due + Periods.steps(options.grace(), options.dt()), 0);
    trial.set(test, second);
    trial.setTime(sampleOn, begins);
    trial.setTime(testOn, due);
  }

  private double ideal() {
    if (options.sigma() == 0) {
      return 1;
    }
    return Simulated.share("delayed match to sample", SIMULATED, random -> judgedRightly(random));
  }

  private boolean judgedRightly(CounterRandom random) {
    int directions = options.directions();
    int first = random.nextInt(directions);
    boolean same = random.nextInt(2) == 0;
    int second = same ? first : (first + 1 + random.nextInt(directions - 1)) % directions;
    double[] one = likelihoods(random, first, options.sample().get(0));
    double[] other = likelihoods(random, second, options.test().get(0));
    double alike = 0;
    double sum1 = 0;
    double sum2 = 0;
    for (int k = 0; k < directions; k++) {
      alike += one[k] * other[k];
      sum1 += one[k];
      sum2 += other[k];
    }
    double different = (sum1 * sum2 - alike) / (directions - 1);
    return alike > different == same;
  }

  /** Of each direction, given noisy sums of the inputs, up to a factor. */
  private double[] likelihoods(CounterRandom random, int direction, double duration) {
    int directions = options.directions();
    double error = options.deviation() / Math.sqrt(Periods.steps(duration, options.dt()));
    double[] logs = new double[directions];
    for (int unit = 0; unit < options.units(); unit++) {
      double seen = tuned(360.0 * direction / directions, unit) + error * Ziggurat.next(random);
      for (int k = 0; k < directions; k++) {
        double apart = (seen - tuned(360.0 * k / directions, unit)) / error;
        logs[k] -= apart * apart / 2;
      }
    }
    double largest = Arrays.stream(logs).max().orElseThrow();
    return Arrays.stream(logs).map(log -> StrictMath.exp(log - largest)).toArray();
  }
}
