package org.homolog.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.network.ActivationFunction;
import org.homolog.network.InputNoise;
import org.homolog.network.LowRankRecurrent;
import org.homolog.network.Network;
import org.homolog.network.Weights;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;

/**
 * A simulated population that remembers the signs of cues, whose dynamics are known: a recurrent
 * network of low rank (Mastrogiuseppe and Ostojic 2018, doi:10.1016/j.neuron.2018.07.003), {@code
 * h' = h + a (-h + (1 / N) m n' tanh(h) + Wi x)}. Each bit is carried by neurons of its own, along
 * one direction xi of their activity; a cue of -1 or 1 pushes along it, and what is left decides in
 * which of two states the bit stays (Sussillo and Barak 2013, doi:10.1162/NECO_a_00409). Neuron i
 * fires Poisson spikes of rate {@code b_i exp(modulation tanh(h_i))}; some of the neurons are
 * recorded.
 */
public final class FlipFlopPopulation {
  private static final double GAP = 0.5;

  private final FlipFlopPopulationOptions options;
  private final long seed;
  private final double[] loading;
  private final double[] baseline;
  private final int[] observed;

  /** Combination of cues by trial: interleaved, as an experiment would. */
  private final int[] order;

  private FlipFlopPopulation(FlipFlopPopulationOptions options, long seed) {
    this.options = options;
    this.seed = seed;
    this.loading = new double[options.units()];
    this.baseline = new double[options.units()];
    for (int unit = 0; unit < options.units(); unit++) {
      CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "units"), unit);
      double sign = random.nextDouble() < 0.5 ? -1 : 1;
      loading[unit] = sign * (0.5 + random.nextDouble());
      baseline[unit] = options.rate() * (0.5 + random.nextDouble());
    }
    this.observed =
        Arrays.stream(
                new CounterRandom(CounterRandom.seed(seed, "observed"), 0)
                    .permutation(options.units()))
            .limit(options.observed())
            .sorted()
            .toArray();
    this.order = new CounterRandom(CounterRandom.seed(seed, "order"), 0).permutation(trials());
  }

  /**
   * A population.
   *
   * @param options the options
   * @param seed the same seed gives the same population and the same session
   * @return the population
   */
  public static FlipFlopPopulation of(FlipFlopPopulationOptions options, long seed) {
    return new FlipFlopPopulation(options, seed);
  }

  /**
   * Simulates a session and writes it.
   *
   * @param file where to; replaced if it exists
   * @param options the options
   * @param seed the same seed gives the same file
   * @throws org.homolog.failure.HomologException if the file cannot be written
   */
  public static void write(Path file, FlipFlopPopulationOptions options, long seed) {
    SimulatedFile.write(file, of(options, seed).session());
  }

  private int bit(int unit) {
    return unit % options.bits();
  }

  /**
   * The network that makes the activity; its inputs are the bits' cues, its outputs the logarithms
   * of the recorded neurons' rates relative to those at rest.
   *
   * @return a network of kind low-rank-rnn, as it evolves within trials
   */
  public Network network() {
    int units = options.units();
    int bits = options.bits();
    double[] squares = new double[bits];
    for (int unit = 0; unit < units; unit++) {
      squares[bit(unit)] += loading[unit] * loading[unit];
    }
    double[] into = new double[units * bits];
    double[] from = new double[units * bits];
    double[] cued = new double[units * bits];
    for (int unit = 0; unit < units; unit++) {
      int at = unit * bits + bit(unit);
      into[at] = options.coupling() * units / squares[bit(unit)] * loading[unit];
      from[at] = loading[unit];
      cued[at] = options.strength() * loading[unit];
    }
    double[] read = new double[units * observed.length];
    for (int k = 0; k < observed.length; k++) {
      read[observed[k] * observed.length + k] = options.modulation() * units;
    }
    LowRankRecurrent spec =
        new LowRankRecurrent(
            units,
            bits,
            ActivationFunction.TANH,
            options.tau(),
            options.step(),
            0,
            InputNoise.NONE,
            0);
    return new Network(
        spec,
        bits,
        observed.length,
        Weights.of(
            spec.shapes(bits, observed.length),
            Map.of("m", into, "n", from, "Wi", cued, "wo", read)));
  }

  /**
   * Number of trials.
   *
   * @return repeats times combinations of cues
   */
  public int trials() {
    return options.repeats() * combinations();
  }

  private int combinations() {
    return options.cues() ? (int) Math.rint(Math.pow(9, options.bits())) : 1;
  }

  /** Cue of a bit in a trial: -1, 0 or 1. */
  private int cue(int trial, int which, int bit) {
    if (!options.cues()) {
      return 0;
    }
    int code = order[trial] % combinations();
    int place = which * options.bits() + bit;
    return code / (int) Math.rint(Math.pow(3, place)) % 3 - 1;
  }

  /**
   * What each bit begins a trial with: coordinates along the bits' directions.
   *
   * @param trial trial, from 0
   * @return one per bit, 0 where there is no spread
   */
  public double[] beginning(int trial) {
    CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "beginnings"), trial);
    double[] drawn = new double[options.bits()];
    Arrays.setAll(drawn, bit -> options.spread() * random.nextGaussian());
    return drawn;
  }

  /**
   * Expected counts of the recorded neurons in a trial's steps.
   *
   * @param trial trial, from 0: its cues
   * @param beginning what each bit begins with
   * @return steps x recorded neurons
   */
  public double[] expected(int trial, double[] beginning) {
    int steps = options.steps();
    int bits = options.bits();
    int half = steps / 2;
    double share = options.step() / options.tau();
    double[] squares = new double[bits];
    double[] state = beginning.clone();
    for (int unit = 0; unit < loading.length; unit++) {
      squares[bit(unit)] += loading[unit] * loading[unit];
    }
    int[] cues = IntStream.range(0, 2 * bits).map(i -> cue(trial, i / bits, i % bits)).toArray();
    double[] expected = new double[steps * observed.length];
    for (int step = 0; step < steps; step++) {
      double[] drive = new double[bits];
      for (int unit = 0; unit < loading.length; unit++) {
        int bit = bit(unit);
        drive[bit] += loading[unit] * StrictMath.tanh(loading[unit] * state[bit]);
      }
      for (int bit = 0; bit < bits; bit++) {
        boolean shown = step % half < options.cueSteps();
        double cue = shown ? options.strength() * cues[step / half * bits + bit] : 0;
        state[bit] += share * (options.coupling() * drive[bit] / squares[bit] - state[bit] + cue);
      }
      for (int k = 0; k < observed.length; k++) {
        int unit = observed[k];
        expected[step * observed.length + k] =
            baseline[unit]
                * StrictMath.exp(
                    options.modulation() * StrictMath.tanh(loading[unit] * state[bit(unit)]))
                * options.step()
                / 1000;
      }
    }
    return expected;
  }

  /**
   * The session.
   *
   * @return units, their spikes, and a table of trials: cue of each bit ({@code first_1}, ...,
   *     {@code second_1}, ...), repeat, start and stop
   */
  public Recording session() {
    int trials = trials();
    int bits = options.bits();
    double length = options.steps() * options.step() / 1000;
    List<List<Double>> spikes = new ArrayList<>();
    for (int k = 0; k < observed.length; k++) {
      spikes.add(new ArrayList<>());
    }
    double[] start = new double[trials];
    double[] stop = new double[trials];
    long[] repeat = new long[trials];
    long[][] cues = new long[2 * bits][trials];
    int[] seen = new int[combinations()];
    for (int trial = 0; trial < trials; trial++) {
      start[trial] = trial * (length + GAP);
      stop[trial] = start[trial] + length;
      int code = 0;
      for (int i = 2 * bits - 1; i >= 0; i--) {
        cues[i][trial] = cue(trial, i / bits, i % bits);
        code = code * 3 + (options.cues() ? (int) cues[i][trial] + 1 : 0);
      }
      repeat[trial] = ++seen[code];
      fire(trial, start[trial], spikes);
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < 2 * bits && options.cues(); i++) {
      columns.add(
          Column.integers((i < bits ? "first_" : "second_") + (i % bits + 1), cues[i])
              .description(
                  (i < bits ? "first" : "second") + " cue of a bit: -1, 1, or 0 for none"));
    }
    columns.add(Column.integers("repeat", repeat).description("repeat of the cues, from 1"));
    columns.add(Column.numbers("start_time", start).unit("s").description("trial begins"));
    columns.add(Column.numbers("stop_time", stop).unit("s").description("trial ends"));
    String[] names = new String[observed.length];
    Arrays.setAll(names, i -> "simulated " + (observed[i] + 1));
    double[][] trains =
        spikes.stream()
            .map(train -> train.stream().mapToDouble(t -> t).sorted().toArray())
            .toArray(double[][]::new);
    return Recording.builder("simulated flip-flop population")
        .session(
            "description",
            "Simulated by homolog: no animal was recorded. " + options + ", seed " + seed)
        .table("trials", Table.of(columns))
        .units(Table.of(Column.texts("unit", names)), SpikeTrains.of(trains))
        .build();
  }

  private void fire(int trial, double start, List<List<Double>> spikes) {
    CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "spikes"), trial);
    double[] expected = expected(trial, beginning(trial));
    for (int i = 0; i < expected.length; i++) {
      // As many as exponential intervals fit into one step.
      double left = expected[i] + StrictMath.log(1 - random.nextDouble());
      while (left > 0) {
        // Away from the edges, where rounding could move a spike into the next bin.
        double within = 0.001 + 0.998 * random.nextDouble();
        spikes
            .get(i % observed.length)
            .add(start + (i / observed.length + within) * options.step() / 1000);
        left += StrictMath.log(1 - random.nextDouble());
      }
    }
  }
}
