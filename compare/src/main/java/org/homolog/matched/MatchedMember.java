package org.homolog.matched;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.recovery.UnitVariance;
import org.homolog.resample.RepeatStrata;
import org.homolog.spi.Design;
import org.homolog.system.NeuralSystem;

/**
 * A member of a system, with what brings it to a ratio of signal to noise: repeats are dropped
 * first, then Gaussian noise is added that keeps the columns' ratios in proportion. Answers of a
 * model without repeats have no noise of their own.
 */
final class MatchedMember {
  /** Systems whose answers, where they are not repeated, are what they would always answer. */
  private static final Set<NeuralSystem.Kind> EXACT =
      Set.of(
          NeuralSystem.Kind.TRAINED,
          NeuralSystem.Kind.UNTRAINED,
          NeuralSystem.Kind.FITTED,
          NeuralSystem.Kind.STATED);

  private final NeuralSystem system;
  private final Population population;
  private final Optional<RepeatStrata> repeats;
  private final UnitVariance variance;
  private final boolean known;
  private final double ratio;

  MatchedMember(NeuralSystem system, Design design) {
    this.system = system;
    population = system.require(Population.class).orderConditions(design.conditions());
    repeats = RepeatStrata.of(population);
    variance = UnitVariance.of(population);
    known = repeats.isPresent() || EXACT.contains(system.kind());
    ratio = repeats.isPresent() ? variance.ratio() : Double.POSITIVE_INFINITY;
  }

  String name() {
    return system.name();
  }

  int units() {
    return population.unitCount();
  }

  /** Whether its noise is known: from repeats, or because it has none. */
  boolean isKnown() {
    return known;
  }

  /** Ratio of signal to noise of its condition means; infinite where there is no noise. */
  double ratio() {
    return ratio;
  }

  /** What {@link #drawn} does to reach a ratio, in words. */
  String words(double target) {
    if (!known) {
      return "left as it is: without repeats its noise is not known";
    }
    if (Double.isInfinite(target) || ratio <= target) {
      return "left as it is";
    }
    Population fewer = kept(target, new CounterRandom(0, 0));
    String dropped =
        fewer.entryCount() < population.entryCount()
            ? fewer.entryCount() + " of " + population.entryCount() + " entries kept"
            : "";
    double added = factor(fewer, target);
    String noise =
        added > 0
            ? repeats.isPresent()
                ? "noise added, "
                    + String.format(java.util.Locale.ROOT, "%.2f", added)
                    + " times the variance of its own"
                : "noise added to answers without noise"
            : "";
    return dropped + (dropped.isEmpty() || noise.isEmpty() ? "" : ", then ") + noise;
  }

  /**
   * A subsample of its units at a ratio of signal to noise.
   *
   * @param target the ratio; infinite to leave it as it is
   * @param units how many units; those of fewer units are among those of more
   * @param seed of the draw
   * @param number number of the draw
   */
  NeuralSystem drawn(double target, int units, long seed, int number) {
    CounterRandom choice = new CounterRandom(CounterRandom.seed(seed, "units"), number);
    int[] chosen = Arrays.copyOf(choice.permutation(population.unitCount()), units);
    Arrays.sort(chosen);
    Population made = population;
    if (known && Double.isFinite(target) && ratio > target) {
      Population fewer =
          kept(target, new CounterRandom(CounterRandom.seed(seed, "repeats"), number));
      made = noisy(fewer, target, new CounterRandom(CounterRandom.seed(seed, "noise"), number));
    }
    return NeuralSystem.builder(system.name(), system.kind())
        .facet(Population.class, made.selectUnits(chosen))
        .build();
  }

  /** As few repeats of each group as keep the ratio at or above the target, two at least. */
  private Population kept(double target, CounterRandom random) {
    if (repeats.isEmpty() || Double.isInfinite(ratio)) {
      return population;
    }
    double share = target / ratio;
    int[] rows =
        Arrays.stream(repeats.get().groups())
            .flatMapToInt(
                group -> {
                  int wanted = (int) Math.ceil(share * group.length - 1e-9);
                  int keep = Math.min(group.length, Math.max(2, wanted));
                  int[] order = random.permutation(group.length);
                  return IntStream.range(0, keep).map(i -> group[order[i]]);
                })
            .sorted()
            .toArray();
    return repeats.get().select(rows);
  }

  /** Mean over conditions of one over the number of entries. */
  private static double inverse(Population of) {
    return Arrays.stream(of.entriesByCondition())
        .mapToDouble(entries -> 1.0 / entries.length)
        .average()
        .orElse(1);
  }

  /** How much noise is still to be added to condition means, as a multiple of their own. */
  private double factor(Population fewer, double target) {
    if (Double.isInfinite(ratio)) {
      return 1;
    }
    double left = ratio * inverse(population) / inverse(fewer);
    return Math.max(0, left / target - 1);
  }

  private Population noisy(Population fewer, double target, CounterRandom random) {
    double factor = factor(fewer, target);
    if (factor == 0) {
      return fewer;
    }
    int width = fewer.timeCount() * fewer.unitCount();
    double[] deviations = new double[width];
    for (int column = 0; column < width; column++) {
      // Of an entry, where its condition has one.
      double ofMean =
          Double.isInfinite(ratio)
              ? variance.spread()[column] / target
              : variance.ofEntry()[column] * inverse(fewer) * factor;
      deviations[column] = Math.sqrt(ofMean);
    }
    int[][] entries = fewer.entriesByCondition();
    double[] values = fewer.byEntry().array();
    int[] conditionOf = new int[fewer.entryCount()];
    for (int entry = 0; entry < conditionOf.length; entry++) {
      conditionOf[entry] = fewer.conditionOf(entry);
      double scale = Math.sqrt(entries[conditionOf[entry]].length);
      for (int column = 0; column < width; column++) {
        values[entry * width + column] += scale * deviations[column] * random.nextGaussian();
      }
    }
    return fewer.toBuilder().values(values).grouped(fewer.conditionLabels(), conditionOf);
  }
}
