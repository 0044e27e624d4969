package org.homolog.matched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.recovery.UnitVariance;
import org.homolog.resample.MainScores;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.PreparedCache;
import org.homolog.result.Matched;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Run;
import org.homolog.spi.Score;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * Scores candidates against a reference at the same numbers of units and the same ratio of signal
 * to noise, on random subsamples of the units of both sides. The same bits at any number of
 * threads.
 *
 * @param <O> options of the comparison
 * @param <P> what it prepares a system to
 */
public final class MatchedComparison<O extends Record, P> {
  private static final int MOST_SIZES = 6;
  private static final int FEWEST_UNITS = 2;

  private final Comparison<O, P> comparison;
  private final O options;
  private final Design design;
  private final MemberPolicy policy;
  private final MatchedSettings settings;
  private final long studySeed;
  private final Run run;
  private final PreparedCache cache;
  private final Cohort reference;
  private final List<Cohort> candidates;
  private final List<MatchedMember> ofReference;
  private final List<List<MatchedMember>> ofCandidates;
  private final List<String> notes = new ArrayList<>();
  private final AtomicInteger done = new AtomicInteger();

  /**
   * Looks at the systems; candidates without responses are left out.
   *
   * @param comparison the comparison
   * @param options its options
   * @param design the conditions shared
   * @param reference the reference
   * @param candidates the candidates
   * @param policy whether members are pooled
   * @param settings what is drawn
   * @param studySeed the study's seed
   * @param run what the host lends
   * @param cache whole preparations
   * @throws HomologException if the reference or all candidates have no responses
   */
  public MatchedComparison(
      Comparison<O, P> comparison,
      O options,
      Design design,
      Cohort reference,
      List<Cohort> candidates,
      MemberPolicy policy,
      MatchedSettings settings,
      long studySeed,
      Run run,
      PreparedCache cache) {
    this.comparison = comparison;
    this.options = options;
    this.design = design;
    this.policy = policy;
    this.settings = settings;
    this.studySeed = studySeed;
    this.run = run;
    this.cache = cache;
    this.reference = reference;
    if (!responds(reference)) {
      throw HomologException.mistake(
          "a matched comparison draws units, but " + reference.name() + " has no responses");
    }
    this.candidates = candidates.stream().filter(MatchedComparison::responds).toList();
    candidates.stream()
        .filter(one -> !responds(one))
        .forEach(one -> notes.add(one.name() + " has no responses and is left out."));
    if (this.candidates.isEmpty()) {
      throw HomologException.mistake(
          "a matched comparison draws units, but no candidate has responses");
    }
    ofReference = members(reference);
    ofCandidates = this.candidates.stream().map(this::members).toList();
  }

  /**
   * Whether a system has units to draw.
   *
   * @param cohort the system
   * @return true if all its members have responses
   */
  public static boolean responds(Cohort cohort) {
    return cohort.members().stream().allMatch(one -> one.facet(Population.class).isPresent());
  }

  private List<MatchedMember> members(Cohort cohort) {
    return cohort.members().stream().map(one -> new MatchedMember(one, design)).toList();
  }

  private List<MatchedMember> all() {
    List<MatchedMember> all = new ArrayList<>(ofReference);
    ofCandidates.forEach(all::addAll);
    return all;
  }

  /**
   * Draws and scores.
   *
   * @return scores by candidate and number of units
   * @throws HomologException if nothing can be scored, or on interruption
   */
  public Matched compute() {
    double target = settings.noise() ? target() : Double.POSITIVE_INFINITY;
    List<Integer> sizes = sizes();
    MainScores<O, P> scores =
        new MainScores<>(comparison, options, design, candidates, policy, studySeed, run, cache);
    MainScores.Found whole = scores.against(reference.members());
    int draws = settings.draws();
    int count = candidates.size();
    double[] found = new double[count * sizes.size() * draws];
    String[] reasons = new String[sizes.size() * draws];
    Score[] names = new Score[sizes.size() * draws];
    run.parallel(
        sizes.size() * draws,
        i -> {
          int units = sizes.get(i / draws);
          MainScores.Found one = drawn(scores, target, units, i % draws);
          for (int c = 0; c < count; c++) {
            found[(c * sizes.size() + i / draws) * draws + i % draws] = one.values().get(c);
          }
          reasons[i] = one.reason();
          names[i] = one.names().stream().findFirst().orElse(null);
          run.progress(done.incrementAndGet() / (double) (sizes.size() * draws));
        });
    Optional<Score> score = Arrays.stream(names).filter(one -> one != null).findFirst();
    List<String> missing = Arrays.stream(reasons).filter(text -> !text.isEmpty()).toList();
    if (score.isEmpty()) {
      throw HomologException.mistake("no subsample could be scored: " + missing.get(0));
    }
    if (!missing.isEmpty()) {
      notes.add(
          missing.size() + " of " + reasons.length + " subsamples lack a score: " + missing.get(0));
    }
    return new Matched(
        candidates.stream().map(Cohort::name).toList(),
        score.get().name()
            + (score.get().direction().isEmpty() ? "" : ", " + score.get().direction()),
        score.get().convention(),
        sizes,
        draws,
        settings.level(),
        found,
        whole.values().stream().mapToDouble(Double::doubleValue).toArray(),
        Double.isInfinite(target) ? Double.NaN : UnitVariance.share(target),
        all().stream().distinct().map(member -> told(member, target)).toList(),
        notes);
  }

  private static Matched.Member told(MatchedMember member, double target) {
    double share = member.isKnown() ? UnitVariance.share(member.ratio()) : Double.NaN;
    return new Matched.Member(member.name(), member.units(), share, member.words(target));
  }

  /** The lowest ratio of signal to noise that is known; infinite where none can be matched. */
  private double target() {
    double target = Double.POSITIVE_INFINITY;
    for (MatchedMember member : all()) {
      if (!member.isKnown()) {
        notes.add(
            "The noise of "
                + member.name()
                + " is not known, for it has no repeats: it is left as it is, and signal to noise is"
                + " matched among the others only.");
      } else if (member.ratio() <= 0) {
        notes.add(
            "The units of "
                + member.name()
                + " vary over conditions by no more than their noise: signal to noise is not"
                + " matched.");
        return Double.POSITIVE_INFINITY;
      } else {
        target = Math.min(target, member.ratio());
      }
    }
    return target;
  }

  /** Halvings of the most units that all have, or the numbers asked for as far as there are. */
  private List<Integer> sizes() {
    int most = all().stream().mapToInt(MatchedMember::units).min().orElse(0);
    if (!settings.units().isEmpty()) {
      List<Integer> kept = settings.units().stream().filter(n -> n <= most).toList();
      if (kept.isEmpty()) {
        throw HomologException.mistake(
            "units asks for "
                + settings.units()
                + ", but the smallest system has "
                + most
                + ": ask for at most that");
      }
      if (kept.size() < settings.units().size()) {
        notes.add("Numbers of units above " + most + ", the smallest system's, are left out.");
      }
      return kept;
    }
    TreeSet<Integer> sizes = new TreeSet<>();
    int size = most;
    while (sizes.size() < MOST_SIZES && size >= Math.min(FEWEST_UNITS, most)) {
      if (!sizes.add(size)) {
        break;
      }
      size = (size + 1) / 2;
    }
    return List.copyOf(sizes);
  }

  private MainScores.Found drawn(MainScores<O, P> scores, double target, int units, int number) {
    return scores.between(
        drawn("reference", ofReference, target, units, number),
        java.util.stream.IntStream.range(0, ofCandidates.size())
            .mapToObj(
                c -> drawn(candidates.get(c).name(), ofCandidates.get(c), target, units, number))
            .toList());
  }

  /** Members drawn apart from each other; the same draws of units at every number of them. */
  private List<NeuralSystem> drawn(
      String side, List<MatchedMember> members, double target, int units, int number) {
    List<NeuralSystem> drawn = new ArrayList<>();
    for (int m = 0; m < members.size(); m++) {
      long seed = CounterRandom.seed(studySeed, "matched", side, Integer.toString(m));
      drawn.add(members.get(m).drawn(target, units, seed, number));
    }
    return drawn;
  }
}
