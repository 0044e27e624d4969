package org.homolog.recovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.resample.MainScores;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.PreparedCache;
import org.homolog.result.Recovery;
import org.homolog.result.Recovery.Setting;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Direction;
import org.homolog.spi.Run;
import org.homolog.spi.Score;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * Asks of a measure whether it can tell candidates apart on the data at hand. Each candidate in
 * turn is made the truth: its features are mapped to the recorded units, given the units' measured
 * signal and noise, and "recorded" with the conditions and repeats that there were; every candidate
 * is then scored against that data set, and the one that scores closest wins. After the model
 * recovery of Schütt et al. 2023 (doi:10.7554/eLife.82566) and Wilson and Collins 2019
 * (doi:10.7554/eLife.49547). The same bits at any number of threads.
 *
 * @param <O> options of the comparison
 * @param <P> what it prepares a system to
 */
public final class ModelRecovery<O extends Record, P> {
  /** A larger design of more conditions is left out: comparisons of pairs grow with its square. */
  private static final int MOST_CONDITIONS = 4000;

  private final Comparison<O, P> comparison;
  private final O options;
  private final Design design;
  private final List<Cohort> candidates;
  private final MemberPolicy policy;
  private final RecoverySettings settings;
  private final long studySeed;
  private final Run run;
  private final PreparedCache cache;
  private final List<RecordedResponses> recorded = new ArrayList<>();
  private final DataSets sets;
  private final MainScores<O, P> measured;
  private final Score score;
  private final Recovery empty;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * Takes the recording's signal and noise, and scores it once.
   *
   * @param comparison the comparison
   * @param options its options
   * @param design the conditions shared
   * @param reference the recording
   * @param candidates two candidates or more
   * @param policy whether members are pooled
   * @param settings what is simulated
   * @param studySeed the study's seed
   * @param run what the host lends
   * @param cache whole preparations
   * @throws HomologException if the noise is not known, there is no signal, the recording has no
   *     score, or its main score does not say what is closer
   */
  public ModelRecovery(
      Comparison<O, P> comparison,
      O options,
      Design design,
      Cohort reference,
      List<Cohort> candidates,
      MemberPolicy policy,
      RecoverySettings settings,
      long studySeed,
      Run run,
      PreparedCache cache) {
    if (candidates.size() < 2) {
      throw HomologException.mistake("model recovery needs two candidates or more");
    }
    this.comparison = comparison;
    this.options = options;
    this.design = design;
    this.candidates = List.copyOf(candidates);
    this.policy = policy;
    this.settings = settings;
    this.studySeed = studySeed;
    this.run = run;
    this.cache = cache;
    for (NeuralSystem member : reference.members()) {
      recorded.add(RecordedResponses.of(member, design, settings, run.algebra()));
    }
    sets = new DataSets(design, recorded, this.candidates, studySeed, run.algebra());
    measured = scores(design, this.candidates);
    MainScores.Found own = measured.against(reference.members());
    if (own.names().isEmpty()) {
      throw HomologException.mistake(own.reason());
    }
    score = own.names().get(0);
    Direction direction = measured.direction(score);
    if (direction == Direction.NEUTRAL) {
      throw HomologException.mistake(
          "model recovery needs a main score that says what is closer; "
              + score.name()
              + " does not");
    }
    empty =
        new Recovery(
            this.candidates.stream().map(Cohort::name).toList(),
            score.name() + (score.direction().isEmpty() ? "" : ", " + score.direction()),
            score.convention(),
            direction == Direction.LOWER_IS_CLOSER,
            settings.dataSets(),
            settings.level(),
            settings.goal(),
            noise(),
            List.of(),
            notes());
  }

  /**
   * Why model recovery cannot be had of a recording.
   *
   * @param reference the recording
   * @param settings how it is asked for
   * @return the reason; empty if it can
   */
  public static Optional<String> unavailable(Cohort reference, RecoverySettings settings) {
    for (NeuralSystem member : reference.members()) {
      Optional<Population> population = member.facet(Population.class);
      if (population.isEmpty()) {
        return Optional.of(
            "model recovery simulates responses of units, but " + member.name() + " has none");
      }
      if (!settings.isNoiseGiven() && !population.get().hasRepeats()) {
        return Optional.of(RecordedResponses.withoutRepeats(member.name()));
      }
    }
    return Optional.empty();
  }

  /**
   * Simulates and scores.
   *
   * @return who wins what each candidate generated
   * @throws HomologException if a candidate has nothing to simulate from, or on interruption
   */
  public Recovery compute() {
    List<Setting> found = new ArrayList<>();
    List<Setting> larger = new ArrayList<>();
    for (Mapping mapping : settings.mappings()) {
      Setting own = asRecorded(mapping);
      found.add(own);
      if (!own.leftOut() && isShort(own)) {
        upwards(factor -> repeats(mapping, factor), larger);
        upwards(factor -> conditions(mapping, factor), larger);
      }
    }
    found.addAll(larger);
    run.progress(1);
    return empty.withSettings(found);
  }

  private MainScores<O, P> scores(Design under, List<Cohort> systems) {
    return new MainScores<>(comparison, options, under, systems, policy, studySeed, run, cache);
  }

  /** Whether the goal is not reached. */
  private boolean isShort(Setting setting) {
    return !(empty.confusion(setting).recovered().value() >= settings.goal());
  }

  /** Goes up until the goal is reached, or a size cannot be had. */
  private void upwards(java.util.function.IntFunction<Setting> made, List<Setting> found) {
    for (int factor : settings.larger()) {
      Setting setting = made.apply(factor);
      found.add(setting);
      if (setting.leftOut() || !isShort(setting)) {
        return;
      }
    }
  }

  private Setting asRecorded(Mapping mapping) {
    Setting layout = layout(mapping, "", 1, design.conditions().size(), 1);
    return simulated(layout, sets.new OfSize(mapping, "", Optional.empty(), 1), measured);
  }

  private Setting repeats(Mapping mapping, int factor) {
    Setting layout = layout(mapping, "repeats", factor, design.conditions().size(), factor);
    return simulated(
        layout, sets.new OfSize(mapping, "repeats " + factor, Optional.empty(), factor), measured);
  }

  private Setting conditions(Mapping mapping, int factor) {
    int many = design.conditions().size() * factor;
    Setting layout = layout(mapping, "conditions", factor, many, 1);
    if (many > MOST_CONDITIONS) {
      return layout.with(new double[0], "so many conditions would take too long");
    }
    try {
      long seed = CounterRandom.seed(studySeed, "recovery", "mixtures", Integer.toString(factor));
      LargerDesign mixtures =
          new LargerDesign(design, factor, new CounterRandom(seed, 0), run.algebra());
      MainScores<O, P> scores =
          scores(mixtures.design(), candidates.stream().map(mixtures::of).toList());
      return simulated(
          layout,
          sets.new OfSize(mapping, "conditions " + factor, Optional.of(mixtures), 1),
          scores);
    } catch (HomologException e) {
      if (e.kind() == HomologException.Kind.CANCELLED) {
        throw e;
      }
      return layout.with(new double[0], String.valueOf(e.getMessage()));
    }
  }

  /** A setting without scores. */
  private Setting layout(
      Mapping mapping, String enlarged, int factor, int conditions, int repeats) {
    double own =
        recorded.stream().mapToDouble(RecordedResponses::repeats).average().orElse(Double.NaN);
    return new Setting(
        DataSets.word(mapping), enlarged, factor, conditions, own * repeats, new double[0], "");
  }

  private Setting simulated(Setting layout, DataSets.OfSize data, MainScores<O, P> scores) {
    int count = candidates.size();
    int each = settings.dataSets();
    double[] all = new double[count * each * count];
    String[] reasons = new String[count * each];
    run.parallel(
        count * each,
        i -> {
          MainScores.Found found = scores.against(data.get(i / each, i % each));
          for (int c = 0; c < count; c++) {
            all[i * count + c] = found.values().get(c);
          }
          reasons[i] = found.reason();
          run.progress(progress());
        });
    List<String> missing = Arrays.stream(reasons).filter(text -> !text.isEmpty()).toList();
    if (missing.size() == reasons.length) {
      return layout.with(new double[0], "no data set could be scored: " + missing.get(0));
    }
    return layout.with(
        all,
        missing.isEmpty()
            ? ""
            : missing.size()
                + " of "
                + reasons.length
                + " data sets have no score: "
                + missing.get(0));
  }

  /** The share of all data sets that there may be, were every size tried. */
  private double progress() {
    double most =
        (double) settings.mappings().size()
            * candidates.size()
            * settings.dataSets()
            * (1 + 2 * settings.larger().size());
    return done.incrementAndGet() / most;
  }

  private String noise() {
    double share =
        recorded.stream().mapToDouble(RecordedResponses::reliability).average().orElse(Double.NaN);
    String signal =
        String.format(
            Locale.ROOT,
            "Of the variance of a unit's mean responses over conditions %.0f %% is signal (by the mean"
                + " ratio of signal to noise over units%s). ",
            100 * share,
            recorded.size() > 1 ? ", mean over members" : "");
    if (settings.isNoiseGiven()) {
      return signal
          + "The noise was given by the study: Gaussian, alike in all conditions, not shared by units or"
          + " entries.";
    }
    double shrinkage =
        recorded.stream().mapToDouble(one -> one.noise().shrinkage()).average().orElse(1);
    return signal
        + String.format(
            Locale.ROOT,
            "The noise is Gaussian, alike in all conditions and its own in each entry, with the covariance"
                + " over units and time that repeats show"
                + " around their condition's mean; its correlations are shrunk by %.0f %%.",
            100 * shrinkage);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    candidates.stream()
        .filter(one -> one.members().get(0).kind() == NeuralSystem.Kind.FITTED)
        .forEach(
            one ->
                notes.add(
                    one.name()
                        + " was fitted to the recording and is not fitted anew to simulated data:"
                        + " what fitting contributes to its scores is not part of this."));
    if (recorded.stream().anyMatch(RecordedResponses::hasMissing)) {
      notes.add("Values that the recording lacks are missing in the simulated data too.");
    }
    return notes;
  }
}
