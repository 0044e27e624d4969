package org.homolog.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;

/**
 * A simulated population of neurons that decide on noisy motion. A decision variable x drifts with
 * the motion to one of two bounds at +-1 and stays there (Shadlen and Newsome 2001,
 * doi:10.1152/jn.2001.86.4.1916). Each neuron's rate mixes, with random weights of its own, the
 * stimulus' presence, its strength and direction, the decision variable, time, and the product of
 * decision variable and time (mixed selectivity: Rigotti et al. 2013, doi:10.1038/nature12160); a
 * gain shared within a trial multiplies it; spikes are Poisson.
 */
public final class DecisionPopulation {
  private static final double STEP = 0.001;
  private static final double GAP = 0.5;
  private static final double RISE = 0.05;
  private static final int FEATURES = 6;

  private final DecisionPopulationOptions options;
  private final long seed;
  private final double[][] weights;
  private final double[] baseline;

  private DecisionPopulation(DecisionPopulationOptions options, long seed) {
    this.options = options;
    this.seed = seed;
    this.weights = new double[options.units()][FEATURES];
    this.baseline = new double[options.units()];
    for (int unit = 0; unit < options.units(); unit++) {
      CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "units"), unit);
      baseline[unit] = options.rate() * (0.5 + random.nextDouble());
      for (int feature = 0; feature < FEATURES; feature++) {
        weights[unit][feature] =
            options.modulation() * random.nextGaussian() / Math.sqrt(FEATURES / 2.0);
      }
    }
  }

  /**
   * Simulates a session and writes it.
   *
   * @param file where to; replaced if it exists
   * @param options the options
   * @param seed the same seed gives the same file
   * @throws org.homolog.failure.HomologException if the file cannot be written
   */
  public static void write(Path file, DecisionPopulationOptions options, long seed) {
    SimulatedFile.write(file, simulate(options, seed));
  }

  /**
   * Simulates a session.
   *
   * @param options the options
   * @param seed the same seed gives the same session
   * @return units, their spikes, and a table of trials
   */
  public static Recording simulate(DecisionPopulationOptions options, long seed) {
    return new DecisionPopulation(options, seed).session();
  }

  private Recording session() {
    int levels = options.coherences().size();
    int trials = levels * 2 * options.repeats();
    double length = (options.before() + options.stimulus() + options.after()) / 1000;
    List<List<Double>> spikes = new ArrayList<>();
    for (int unit = 0; unit < options.units(); unit++) {
      spikes.add(new ArrayList<>());
    }
    // Interleaved, as an experiment would.
    int[] order = new CounterRandom(CounterRandom.seed(seed, "order"), 0).permutation(trials);
    double[] coherence = new double[trials];
    long[] choice = new long[trials];
    long[] response = new long[trials];
    long[] repeat = new long[trials];
    double[] start = new double[trials];
    double[] on = new double[trials];
    double[] off = new double[trials];
    double[] stop = new double[trials];
    for (int place = 0; place < trials; place++) {
      int design = order[place];
      coherence[place] = options.coherences().get(design % levels);
      choice[place] = design / levels % 2 + 1;
      repeat[place] = design / levels / 2 + 1;
      start[place] = place * (length + GAP);
      on[place] = start[place] + options.before() / 1000;
      off[place] = on[place] + options.stimulus() / 1000;
      stop[place] = start[place] + length;
      double signed = choice[place] == 1 ? coherence[place] / 100 : -coherence[place] / 100;
      response[place] = trial(place, signed, start[place], spikes) > 0 ? 1 : 2;
    }
    Table table =
        Table.of(
            Column.numbers("coherence", coherence).unit("%").description("motion strength"),
            Column.integers("choice", choice).description("the right choice: 1 or 2"),
            Column.integers("response", response).description("the choice made: 1 or 2"),
            Column.integers("repeat", repeat).description("repeat of coherence and choice, from 1"),
            Column.numbers("start_time", start).unit("s").description("trial begins"),
            Column.numbers("stimulus_on", on).unit("s").description("motion begins"),
            Column.numbers("stimulus_off", off).unit("s").description("motion ends"),
            Column.numbers("stop_time", stop).unit("s").description("trial ends"));
    String[] names = new String[options.units()];
    Arrays.setAll(names, i -> "simulated " + (i + 1));
    double[][] trains =
        spikes.stream()
            .map(train -> train.stream().mapToDouble(t -> t).toArray())
            .toArray(double[][]::new);
    return Recording.builder("simulated decision population")
        .session(
            "description",
            "Simulated by homolog: no animal was recorded. " + options + ", seed " + seed)
        .table("trials", table)
        .units(Table.of(Column.texts("unit", names)), SpikeTrains.of(trains))
        .build();
  }

  /** Adds one trial's spikes; returns the decision variable at the stimulus' end. */
  private double trial(int place, double signed, double start, List<List<Double>> spikes) {
    CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "trials"), place);
    double gain = Math.exp(options.sharedGain() * random.nextGaussian());
    int before = (int) Math.rint(options.before());
    int during = (int) Math.rint(options.stimulus());
    int steps = before + during + (int) Math.rint(options.after());
    double decision = 0;
    double presence = 0;
    double[] features = new double[FEATURES];
    for (int step = 0; step < steps; step++) {
      boolean shown = step >= before && step < before + during;
      presence += STEP / RISE * ((shown ? 1 : 0) - presence);
      if (shown && Math.abs(decision) < 1) {
        decision +=
            options.drift() * signed * STEP
                + options.noise() * Math.sqrt(STEP) * random.nextGaussian();
        decision = Math.max(-1, Math.min(1, decision));
      }
      double time = step < before ? 0 : Math.min(1, (step - before) / (double) during);
      features[0] = presence;
      features[1] = presence * Math.abs(signed);
      features[2] = presence * signed;
      features[3] = decision;
      features[4] = time;
      features[5] = decision * time;
      for (int unit = 0; unit < options.units(); unit++) {
        double rate = baseline[unit];
        for (int feature = 0; feature < FEATURES; feature++) {
          rate += weights[unit][feature] * features[feature];
        }
        double expected = Math.max(0, rate) * gain * STEP;
        // At most one spike a millisecond, of the Poisson probability of one or more.
        if (random.nextDouble() < -Math.expm1(-expected)) {
          spikes.get(unit).add(start + (step + random.nextDouble()) * STEP);
        }
      }
    }
    return decision == 0 ? random.nextDouble() - 0.5 : decision;
  }
}
