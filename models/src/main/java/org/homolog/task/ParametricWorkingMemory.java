package org.homolog.task;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;

/**
 * Comparison of two vibration frequencies across a delay (Romo et al. 1999, doi:10.1038/20939; in
 * the form of neurogym's DelayComparison). Inputs: fixation, 1 until the decision, and the
 * stimulus, (1 + (f - fmin) / (fmax - fmin)) / 2 while one is on; both noisy while one is on.
 * Outputs: fixate, first higher, second higher; a choice is wanted in the decision period.
 */
public final class ParametricWorkingMemory implements Task {
  private final ParametricWorkingMemoryOptions options;
  private final double lowest;
  private final double range;

  /**
   * The task with given options.
   *
   * @param options its options
   */
  public ParametricWorkingMemory(ParametricWorkingMemoryOptions options) {
    this.options = options;
    this.lowest = options.lower().stream().mapToDouble(f -> f).min().orElseThrow();
    this.range = options.higher().stream().mapToDouble(f -> f).max().orElseThrow() - lowest;
  }

  private record Plan(
      double first,
      double second,
      int fixation,
      int stimulus1,
      int delay,
      int stimulus2,
      int decision,
      CounterRandom random) {
    int go() {
      return fixation + stimulus1 + delay + stimulus2;
    }

    int label() {
      return first > second ? 1 : 2;
    }
  }

  @Override
  public String id() {
    return "parametric-working-memory";
  }

  @Override
  public List<String> inputs() {
    return List.of("fixation", "stimulus");
  }

  @Override
  public List<String> outputs() {
    return List.of("fixate", "first higher", "second higher");
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
   * The pair varies fastest, then the order, then the delay; other periods take their first
   * duration.
   */
  @Override
  public int gridSize() {
    return options.higher().size() * 2 * options.delay().size();
  }

  private Plan plan(long seed, long trial, Mode mode) {
    CounterRandom random = new CounterRandom(seed, trial);
    boolean drawn = mode == Mode.TRAIN;
    int pairs = options.higher().size();
    int cell = (int) Math.floorMod(trial, (long) gridSize());
    int pair = drawn ? random.nextInt(pairs) : cell % pairs;
    boolean higherFirst = (drawn ? random.nextInt(2) : cell / pairs % 2) == 0;
    double fixation = drawn ? Periods.pick(options.fixation(), random) : options.fixation().get(0);
    double stimulus1 = drawn ? Periods.pick(options.stimulus(), random) : options.stimulus().get(0);
    double delay =
        drawn ? Periods.pick(options.delay(), random) : options.delay().get(cell / pairs / 2);
    double stimulus2 = drawn ? Periods.pick(options.stimulus(), random) : options.stimulus().get(0);
    double decision = drawn ? Periods.pick(options.decision(), random) : options.decision().get(0);
    double dt = options.dt();
    return new Plan(
        (higherFirst ? options.higher() : options.lower()).get(pair),
        (higherFirst ? options.lower() : options.higher()).get(pair),
        Periods.steps(fixation, dt),
        Periods.steps(stimulus1, dt),
        Periods.steps(delay, dt),
        Periods.steps(stimulus2, dt),
        Periods.steps(decision, dt),
        random);
  }

  @Override
  public Trials draw(long seed, long first, int count, Mode mode) {
    Plan[] plans = new Plan[count];
    int[] lengths = new int[count];
    for (int k = 0; k < count; k++) {
      plans[k] = plan(seed, first + k, mode);
      lengths[k] = plans[k].go() + plans[k].decision();
    }
    double deviation = mode == Mode.NOISELESS ? 0 : options.sigma() / Math.sqrt(options.dt());
    TrialBatch batch = new TrialBatch(lengths, 2);
    for (int k = 0; k < count; k++) {
      Plan plan = plans[k];
      for (int step = 0; step < plan.go(); step++) {
        batch.input(k, step, 0, 1);
      }
      int on = plan.fixation();
      present(batch, k, on, on + plan.stimulus1(), plan.first(), deviation, plan.random());
      on += plan.stimulus1() + plan.delay();
      present(batch, k, on, plan.go(), plan.second(), deviation, plan.random());
      batch.label(k, plan.go(), lengths[k], plan.label(), options.decisionWeight());
    }
    return batch.build(conditions(plans));
  }

  private void present(
      TrialBatch batch,
      int trial,
      int from,
      int to,
      double frequency,
      double deviation,
      CounterRandom random) {
    double value = (1 + (frequency - lowest) / range) / 2;
    for (int step = from; step < to; step++) {
      batch.input(trial, step, 0, 1 + (deviation == 0 ? 0 : deviation * random.nextGaussian()));
      batch.input(trial, step, 1, value + (deviation == 0 ? 0 : deviation * random.nextGaussian()));
    }
  }

  private Table conditions(Plan[] plans) {
    int count = plans.length;
    double[] f1 = new double[count];
    double[] f2 = new double[count];
    long[] choice = new long[count];
    double[] delay = new double[count];
    double[] on1 = new double[count];
    double[] on2 = new double[count];
    double[] go = new double[count];
    for (int k = 0; k < count; k++) {
      Plan plan = plans[k];
      f1[k] = plan.first();
      f2[k] = plan.second();
      choice[k] = plan.label();
      delay[k] = plan.delay() * stepSeconds();
      on1[k] = plan.fixation() * stepSeconds();
      on2[k] = (plan.fixation() + plan.stimulus1() + plan.delay()) * stepSeconds();
      go[k] = plan.go() * stepSeconds();
    }
    return Table.of(
        Column.numbers("f1", f1).unit("Hz").description("first frequency"),
        Column.numbers("f2", f2).unit("Hz").description("second frequency"),
        Column.integers("choice", choice)
            .description("the right choice: 1 if f1 is higher, else 2"),
        Column.numbers("delay", delay).unit("s").description("between the stimuli"),
        Column.numbers("f1_on", on1).unit("s").description("from the trial's start"),
        Column.numbers("f2_on", on2).unit("s").description("from the trial's start"),
        Column.numbers("go", go).unit("s").description("from the trial's start"));
  }

  @Override
  public double[] judge(Trials trials, float[] outputs) {
    return Choices.judge(trials, outputs, 3);
  }

  @Override
  public double chance() {
    return 0.5;
  }

  /** The better of answering by the first frequency alone and by the second alone. */
  @Override
  public OptionalDouble shortcut() {
    return OptionalDouble.of(
        Math.max(byOne((higher, lower) -> higher), byOne((higher, lower) -> lower)));
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

  /**
   * What an observer reaches who compares the stimulus channel's means: the mean over pairs and
   * durations of Phi((f1 - f2) / (2 range) / (sigma sqrt(1 / T1 + 1 / T2))).
   */
  @Override
  public OptionalDouble idealObserver() {
    if (options.sigma() == 0) {
      return OptionalDouble.of(1);
    }
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    double sum = 0;
    int count = 0;
    for (int pair = 0; pair < options.higher().size(); pair++) {
      double apart = (options.higher().get(pair) - options.lower().get(pair)) / (2 * range);
      for (double first : options.stimulus()) {
        for (double second : options.stimulus()) {
          double inverse =
              1 / (Periods.steps(first, options.dt()) * options.dt())
                  + 1 / (Periods.steps(second, options.dt()) * options.dt());
          sum += normal.cumulativeProbability(apart / (options.sigma() * Math.sqrt(inverse)));
          count++;
        }
      }
    }
    return OptionalDouble.of(sum / count);
  }
}
