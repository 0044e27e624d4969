package org.homolog.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Design;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * The data sets of model recovery, by generator and number. The members of a candidate take turns;
 * every member of the recording is simulated. Safe for several threads.
 */
final class DataSets {
  private final Design design;
  private final List<RecordedResponses> recorded;
  private final List<Cohort> candidates;
  private final long studySeed;
  private final LinearAlgebra algebra;
  private final ConcurrentHashMap<List<Integer>, Signals> signals = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<List<Integer>, double[]> ridges = new ConcurrentHashMap<>();

  DataSets(
      Design design,
      List<RecordedResponses> recorded,
      List<Cohort> candidates,
      long studySeed,
      LinearAlgebra algebra) {
    this.design = design;
    this.recorded = recorded;
    this.candidates = candidates;
    this.studySeed = studySeed;
    this.algebra = algebra;
  }

  /** Data sets of one size: which conditions, how many repeats, how features become responses. */
  final class OfSize {
    private final Mapping mapping;
    private final String size;
    private final Optional<LargerDesign> mixtures;
    private final List<SimulatedRecording> layouts;

    /**
     * Lays the entries out.
     *
     * @param size names the size, so that each has noise of its own
     * @param mixtures further conditions, if there are to be any
     * @param repeats how many times as many repeats
     */
    OfSize(Mapping mapping, String size, Optional<LargerDesign> mixtures, int repeats) {
      this.mapping = mapping;
      this.size = size;
      this.mixtures = mixtures;
      Design all = mixtures.map(LargerDesign::design).orElse(design);
      layouts = recorded.stream().map(one -> new SimulatedRecording(one, all, repeats)).toList();
    }

    /** One data set: the members of the recording, with one truth. */
    List<NeuralSystem> get(int generator, int number) {
      int place = number % candidates.get(generator).members().size();
      List<NeuralSystem> members = new ArrayList<>();
      for (int m = 0; m < recorded.size(); m++) {
        long seed =
            CounterRandom.seed(
                studySeed,
                "recovery",
                word(mapping),
                candidates.get(generator).name(),
                Integer.toString(m));
        double[] own = signal(mapping, List.of(generator, place, m), seed, number);
        double[] wanted = mixtures.map(larger -> larger.extended(own)).orElse(own);
        CounterRandom noise = new CounterRandom(CounterRandom.seed(seed, "noise", size), number);
        members.add(layouts.get(m).draw(wanted, noise, algebra));
      }
      return members;
    }
  }

  /** Mean responses that a member of a generator makes; key: generator, its member, ours. */
  private double[] signal(Mapping mapping, List<Integer> key, long seed, int number) {
    Signals own = signals.computeIfAbsent(key, this::signals);
    return switch (mapping) {
      case RIDGE ->
          ridges.computeIfAbsent(
              key,
              absent ->
                  own.ridge(new CounterRandom(CounterRandom.seed(seed, "folds"), key.get(1))));
      case RANDOM -> own.random(new CounterRandom(CounterRandom.seed(seed, "mixing"), number));
    };
  }

  private Signals signals(List<Integer> key) {
    RecordedResponses one = recorded.get(key.get(2));
    NeuralSystem truth = candidates.get(key.get(0)).members().get(key.get(1));
    int bins = one.population().timeCount();
    return new Signals(one, CandidateFeatures.of(truth, design, bins, algebra), algebra);
  }

  /** A mapping as results name it. */
  static String word(Mapping mapping) {
    return mapping.name().toLowerCase(Locale.ROOT);
  }
}
