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
 * A simulated experiment in which groups of neurons are inactivated, so that it is known which
 * group behaviour depends on. Each choice has an accumulator that integrates evidence for it with
 * noise (a race: Vickers 1970, doi:10.1080/00140137008931117) and a group of neurons whose rates
 * follow it; the choice is the accumulator with the largest output. Where a group is inactivated
 * its neurons lose most of their spikes, and its accumulator the share of its output that the
 * neurons carry: that share is the group's causal weight. Spikes are Poisson.
 *
 * <p>Trials name the inactivated group by its choice in column {@code inactivated}, "none" where
 * there is none; the light's power is a series {@code laser}, one channel per group.
 */
public final class InactivationExperiment {
  private static final double STEP = 0.001;
  private static final double GAP = 0.5;

  /** The light is sampled ten times coarser than the spikes. */
  private static final double LIGHT_RATE = 100;

  private final InactivationExperimentOptions options;
  private final long seed;
  private final int groups;
  private final double[] baseline;
  private final double[] gain;
  private final List<List<Double>> spikes = new ArrayList<>();

  private InactivationExperiment(InactivationExperimentOptions options, long seed) {
    this.options = options;
    this.seed = seed;
    this.groups = options.causal().size();
    this.baseline = new double[groups * options.units()];
    this.gain = new double[baseline.length];
    for (int unit = 0; unit < baseline.length; unit++) {
      CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "units"), unit);
      baseline[unit] = options.rate() * (0.5 + random.nextDouble());
      gain[unit] = options.modulation() * (0.5 + random.nextDouble());
      spikes.add(new ArrayList<>());
    }
  }

  /**
   * Simulates a session and writes it; the light's power is left to the column of the trials.
   *
   * @param file where to; replaced if it exists
   * @param options the options
   * @param seed the same seed gives the same file
   * @throws org.homolog.failure.HomologException if the file cannot be written
   */
  public static void write(Path file, InactivationExperimentOptions options, long seed) {
    SimulatedFile.write(file, simulate(options, seed));
  }

  /**
   * Simulates a session.
   *
   * @param options the options
   * @param seed the same seed gives the same session
   * @return units with their group, their spikes, a table of trials and the light's power
   */
  public static Recording simulate(InactivationExperimentOptions options, long seed) {
    return new InactivationExperiment(options, seed).session();
  }

  private Recording session() {
    int levels = options.coherences().size();
    int states = groups + 1;
    int trials = levels * groups * states * options.repeats();
    double length = (options.before() + options.stimulus() + options.after()) / 1000;
    int[] order = new CounterRandom(CounterRandom.seed(seed, "order"), 0).permutation(trials);
    double[] coherence = new double[trials];
    long[] choice = new long[trials];
    long[] response = new long[trials];
    long[] correct = new long[trials];
    long[] repeat = new long[trials];
    String[] inactivated = new String[trials];
    double[] start = new double[trials];
    double[] on = new double[trials];
    double[] off = new double[trials];
    double[] stop = new double[trials];
    double[] light = new double[(int) Math.ceil(trials * (length + GAP) * LIGHT_RATE) * groups];
    for (int place = 0; place < trials; place++) {
      int design = order[place];
      coherence[place] = options.coherences().get(design % levels);
      int stimulus = design / levels % groups;
      int state = design / levels / groups % states;
      repeat[place] = design / levels / groups / states + 1;
      choice[place] = stimulus + 1;
      inactivated[place] = state == groups ? "none" : Integer.toString(state + 1);
      start[place] = place * (length + GAP);
      on[place] = start[place] + options.before() / 1000;
      off[place] = on[place] + options.stimulus() / 1000;
      stop[place] = start[place] + length;
      response[place] = 1 + trial(place, stimulus, coherence[place] / 100, state, start[place]);
      correct[place] = response[place] == choice[place] ? 1 : 0;
      if (state < groups) {
        shine(light, state, start[place], stop[place]);
      }
    }
    Table table =
        Table.of(
            Column.numbers("coherence", coherence).unit("%").description("motion strength"),
            Column.integers("choice", choice).description("the right choice, from 1"),
            Column.texts("inactivated", inactivated)
                .description("the choice whose group of neurons was inactivated, or none"),
            Column.integers("response", response).description("the choice made, from 1"),
            Column.integers("correct", correct).description("1 where the right choice was made"),
            Column.integers("repeat", repeat)
                .description("repeat of coherence, choice and inactivation, from 1"),
            Column.numbers("start_time", start).unit("s").description("trial begins"),
            Column.numbers("stimulus_on", on).unit("s").description("motion begins"),
            Column.numbers("stimulus_off", off).unit("s").description("motion ends"),
            Column.numbers("stop_time", stop).unit("s").description("trial ends"));
    String[] names = new String[baseline.length];
    String[] group = new String[names.length];
    Arrays.setAll(names, u -> "simulated " + (u + 1));
    Arrays.setAll(group, u -> Integer.toString(u / options.units() + 1));
    double[][] trains =
        spikes.stream()
            .map(train -> train.stream().mapToDouble(t -> t).toArray())
            .toArray(double[][]::new);
    return Recording.builder("simulated inactivation experiment")
        .session(
            "description",
            "Simulated by homolog: no animal was recorded. " + options + ", seed " + seed)
        .table("trials", table)
        .units(
            Table.of(
                Column.texts("unit", names),
                Column.texts("group", group).description("the choice whose evidence it follows")),
            SpikeTrains.of(trains))
        .series("laser", new Light(light, groups, LIGHT_RATE))
        .build();
  }

  private void shine(double[] light, int group, double from, double to) {
    int first = (int) Math.ceil(from * LIGHT_RATE);
    for (int sample = first; sample < to * LIGHT_RATE; sample++) {
      light[sample * groups + group] = 1;
    }
  }

  /** Adds one trial's spikes; returns the choice, from 0. */
  private int trial(int place, int stimulus, double coherence, int inactivated, double start) {
    CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "trials"), place);
    int before = (int) Math.rint(options.before());
    int during = (int) Math.rint(options.stimulus());
    int steps = before + during + (int) Math.rint(options.after());
    double[] evidence = new double[groups];
    for (int step = 0; step < steps; step++) {
      if (step >= before && step < before + during) {
        for (int g = 0; g < groups; g++) {
          evidence[g] +=
              (g == stimulus ? options.drift() * coherence * STEP : 0)
                  + options.noise() * Math.sqrt(STEP) * random.nextGaussian();
        }
      }
      for (int unit = 0; unit < baseline.length; unit++) {
        int g = unit / options.units();
        double rate = Math.max(0, baseline[unit] + gain[unit] * evidence[g]);
        double expected = rate * (g == inactivated ? 1 - options.efficacy() : 1) * STEP;
        // At most one spike a millisecond, of the Poisson probability of one or more.
        if (random.nextDouble() < -Math.expm1(-expected)) {
          spikes.get(unit).add(start + (step + random.nextDouble()) * STEP);
        }
      }
    }
    int choice = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int g = 0; g < groups; g++) {
      double output = evidence[g] * (g == inactivated ? 1 - options.causal().get(g) : 1);
      if (output > most) {
        most = output;
        choice = g;
      }
    }
    return choice;
  }
}
