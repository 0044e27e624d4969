package org.homolog.task;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;

/**
 * Perceptual decision on noisy motion (Britten et al. 1992, doi:10.1523/JNEUROSCI.12-12-04745.1992;
 * in the form of neurogym's PerceptualDecisionMaking). Inputs: fixation, 1 in the fixation period
 * and 0 afterwards, and one channel per direction theta_k, 0.5 + cos(theta_k - theta) coherence /
 * 200 plus noise during the stimulus and 0 elsewhere. Outputs: fixate, then one per direction,
 * wanted in the decision period.
 */
public final class RandomDots implements Task {
  private final RandomDotsOptions options;

  /**
   * The task with given options.
   *
   * @param options its options
   */
  public RandomDots(RandomDotsOptions options) {
    this.options = options;
  }

  private record Plan(
      double coherence,
      int choice,
      int fixation,
      int stimulus,
      int delay,
      int decision,
      CounterRandom random) {
    int length() {
      return fixation + stimulus + delay + decision;
    }
  }

  @Override
  public String id() {
    return "random-dots";
  }

  @Override
  public List<String> inputs() {
    List<String> names = new ArrayList<>(List.of("fixation"));
    IntStream.range(0, options.directions())
        .forEach(
            k -> names.add("motion " + Math.round(360.0 * k / options.directions()) + " degrees"));
    return names;
  }

  @Override
  public List<String> outputs() {
    List<String> names = new ArrayList<>(List.of("fixate"));
    IntStream.rangeClosed(1, options.directions()).forEach(k -> names.add("choice " + k));
    return names;
  }

  @Override
  public double stepSeconds() {
    return options.dt() / 1000;
  }

  @Override
  public Loss loss() {
    return Loss.CROSS_ENTROPY;
  }

  /**
   * Coherence varies fastest, then choice, then the stimulus' duration; other periods take their
   * first duration.
   */
  @Override
  public int gridSize() {
    return options.coherences().size() * options.directions() * options.stimulus().size();
  }

  private Plan plan(long seed, long trial, Mode mode) {
    CounterRandom random = new CounterRandom(seed, trial);
    boolean drawn = mode == Mode.TRAIN;
    int cell = (int) Math.floorMod(trial, (long) gridSize());
    int levels = options.coherences().size();
    double coherence = options.coherences().get(drawn ? random.nextInt(levels) : cell % levels);
    int choice =
        drawn ? random.nextInt(options.directions()) : cell / levels % options.directions();
    double fixation = drawn ? Periods.pick(options.fixation(), random) : options.fixation().get(0);
    double stimulus =
        drawn
            ? Periods.pick(options.stimulus(), random)
            : options.stimulus().get(cell / levels / options.directions());
    double delay = drawn ? Periods.pick(options.delay(), random) : options.delay().get(0);
    double decision = drawn ? Periods.pick(options.decision(), random) : options.decision().get(0);
    double dt = options.dt();
    return new Plan(
        coherence,
        choice,
        Periods.steps(fixation, dt),
        Periods.steps(stimulus, dt),
        Periods.steps(delay, dt),
        Periods.steps(decision, dt),
        random);
  }

  @Override
  public Trials draw(long seed, long first, int count, Mode mode) {
    Plan[] plans = new Plan[count];
    int[] lengths = new int[count];
    for (int k = 0; k < count; k++) {
      plans[k] = plan(seed, first + k, mode);
      lengths[k] = plans[k].length();
    }
    int directions = options.directions();
    double deviation = mode == Mode.NOISELESS ? 0 : options.sigma() / Math.sqrt(options.dt());
    TrialBatch batch = new TrialBatch(lengths, 1 + directions);
    for (int k = 0; k < count; k++) {
      Plan plan = plans[k];
      for (int step = 0; step < plan.fixation(); step++) {
        batch.input(k, step, 0, 1);
      }
      double[] mean = new double[directions];
      for (int d = 0; d < directions; d++) {
        double angle = 2 * Math.PI * (d - plan.choice()) / directions;
        mean[d] = 0.5 + Math.cos(angle) * plan.coherence() / 200;
      }
      int off = plan.fixation() + plan.stimulus();
      for (int step = plan.fixation(); step < off; step++) {
        for (int d = 0; d < directions; d++) {
          double noise = deviation == 0 ? 0 : deviation * plan.random().nextGaussian();
          batch.input(k, step, 1 + d, mean[d] + noise);
        }
      }
      batch.label(
          k, off + plan.delay(), plan.length(), 1 + plan.choice(), options.decisionWeight());
    }
    return batch.build(conditions(plans));
  }

  private Table conditions(Plan[] plans) {
    int count = plans.length;
    double[] coherence = new double[count];
    double[] signed = new double[count];
    long[] choice = new long[count];
    double[] on = new double[count];
    double[] off = new double[count];
    double[] go = new double[count];
    for (int k = 0; k < count; k++) {
      Plan plan = plans[k];
      coherence[k] = plan.coherence();
      signed[k] = plan.choice() == 0 ? plan.coherence() : -plan.coherence();
      choice[k] = plan.choice() + 1;
      on[k] = plan.fixation() * stepSeconds();
      off[k] = (plan.fixation() + plan.stimulus()) * stepSeconds();
      go[k] = (plan.fixation() + plan.stimulus() + plan.delay()) * stepSeconds();
    }
    List<Column> columns = new ArrayList<>();
    columns.add(Column.numbers("coherence", coherence).unit("%").description("motion strength"));
    columns.add(Column.integers("choice", choice).description("the right choice, from 1"));
    if (options.directions() == 2) {
      columns.add(
          Column.numbers("signed_coherence", signed)
              .unit("%")
              .description("positive towards choice 1"));
    }
    columns.add(Column.numbers("stimulus_on", on).unit("s").description("from the trial's start"));
    columns.add(
        Column.numbers("stimulus_off", off).unit("s").description("from the trial's start"));
    columns.add(Column.numbers("go", go).unit("s").description("from the trial's start"));
    return Table.of(columns);
  }

  @Override
  public double[] judge(Trials trials, float[] outputs) {
    return Choices.judge(trials, outputs, options.directions() + 1);
  }

  @Override
  public double chance() {
    return 1.0 / options.directions();
  }

  @Override
  public OptionalDouble shortcut() {
    return OptionalDouble.empty();
  }

  /** Mean over coherences and stimulus durations of {@link #idealObserver(double, double)}. */
  @Override
  public OptionalDouble idealObserver() {
    return OptionalDouble.of(
        options.coherences().stream()
            .flatMapToDouble(c -> options.stimulus().stream().mapToDouble(t -> idealObserver(c, t)))
            .average()
            .orElseThrow());
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
    if (coherence == 0) {
      return chance();
    }
    if (options.sigma() == 0) {
      return 1;
    }
    double seen = Periods.steps(milliseconds, options.dt()) * options.dt();
    double ratio = coherence / 100 * Math.sqrt(seen / 2) / options.sigma();
    int directions = options.directions();
    if (directions == 2) {
      return new NormalDistribution(null, 0, 1).cumulativeProbability(ratio);
    }
    double strength = ratio * ratio * directions / 8;
    double sine = Math.sin(Math.PI / directions);
    double wrong =
        new SimpsonIntegrator(1e-10, 1e-12, 3, 20)
                .integrate(
                    1 << 22,
                    angle -> {
                      double s = Math.sin(angle);
                      return s == 0 ? 0 : Math.exp(-strength * sine * sine / (s * s));
                    },
                    0,
                    Math.PI - Math.PI / directions)
            / Math.PI;
    return 1 - wrong;
  }
}
