package org.homolog.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homolog.population.Population;
import org.homolog.report.StudySummary.ComparisonSummary;
import org.homolog.resample.Correction;
import org.homolog.resample.ResamplePlan;
import org.homolog.spi.Axis;
import org.homolog.spi.Description;
import org.homolog.spi.Requirement;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;

/**
 * Whether one comparison of a study is valid on the data at hand, and what it cannot tell: from
 * what the analysis says of itself, what is to be resampled, and the populations.
 *
 * @param <O> options
 * @param <P> what a system is prepared to
 */
final class Validity<O extends Record, P> {
  /** Bootstraps draw no fewer conditions. */
  private static final int FEWEST = 3;

  private final AnalysisEntry<O, P> entry;
  private final Description description;
  private final List<String> conditions;
  private final List<String> broken = new ArrayList<>();
  private final List<String> limits = new ArrayList<>();

  private Validity(AnalysisEntry<O, P> entry, List<String> conditions) {
    this.entry = entry;
    this.description = entry.analysis().describe(entry.options());
    this.conditions = conditions;
  }

  /**
   * Looks at one cell.
   *
   * @param entry the entry of the study
   * @param conditions the conditions that its systems share
   * @param reference the reference, or the system that stands alone
   * @param candidates the candidates of the cell
   * @param twinMembers untrained networks of the candidate, where they are the null
   * @param flaws what else is known of the activity of these systems, such as constant units
   */
  static <O extends Record, P> ComparisonSummary of(
      AnalysisEntry<O, P> entry,
      List<String> conditions,
      Cohort reference,
      List<Cohort> candidates,
      Optional<Integer> twinMembers,
      List<String> flaws) {
    Validity<O, P> validity = new Validity<>(entry, conditions);
    validity.data(reference);
    candidates.forEach(validity::data);
    // What reads outcomes of trials does not look at activity.
    if (!validity.description.facets().contains(Performance.class)) {
      validity.limits.addAll(flaws);
    }
    if (!candidates.isEmpty()) {
      validity.ceiling(reference);
      validity.interval(reference, candidates);
      validity.nulls(twinMembers);
    }
    return ComparisonSummary.of(
        entry.spec().name(),
        validity.description.id(),
        reference.name(),
        String.join(" + ", candidates.stream().map(Cohort::name).toList()),
        validity.broken,
        validity.limits);
  }

  private void data(Cohort cohort) {
    Set<String> brokenHere = new java.util.LinkedHashSet<>();
    Set<String> limitsHere = new java.util.LinkedHashSet<>();
    for (NeuralSystem member : cohort.members()) {
      NeuralSystem read = entry.analysis().reading(member, entry.options());
      Optional<Population> population = read.facet(Population.class);
      if (population.isEmpty()) {
        continue;
      }
      Set<String> own = new HashSet<>(population.get().conditionLabels());
      List<String> lacking = conditions.stream().filter(label -> !own.contains(label)).toList();
      if (!lacking.isEmpty()) {
        brokenHere.add(
            cohort.name()
                + " has no trials of "
                + lacking.size()
                + " of the conditions compared, such as \""
                + lacking.get(0)
                + "\"");
        continue;
      }
      if (own.size() > conditions.size()) {
        limitsHere.add(
            conditions.size()
                + " of "
                + own.size()
                + " conditions of "
                + cohort.name()
                + " are compared: the others are not those of all systems");
      }
      RequirementCheck check = new RequirementCheck(population.get(), conditions);
      for (Requirement asked : description.requirements()) {
        check
            .missing(asked)
            .ifPresent(
                found ->
                    (asked.binding() ? brokenHere : limitsHere)
                        .add(
                            (asked.binding() ? "needs " : "should have ")
                                + asked.words()
                                + " ("
                                + asked.reason()
                                + "), but "
                                + cohort.name()
                                + " has "
                                + found));
      }
    }
    broken.addAll(brokenHere);
    limits.addAll(limitsHere);
  }

  private boolean repeated(Cohort cohort) {
    for (NeuralSystem member : cohort.members()) {
      Optional<Population> population =
          entry.analysis().reading(member, entry.options()).facet(Population.class);
      if (population.isEmpty()
          || new RequirementCheck(population.get(), conditions).fewestRepeats() < 2) {
        return false;
      }
    }
    return true;
  }

  private void ceiling(Cohort reference) {
    boolean members = reference.members().size() > 1;
    boolean repeats = repeated(reference);
    String none = "no noise ceiling: " + reference.name() + " has ";
    switch (entry.plan().ceiling()) {
      case LEAVE_ONE_MEMBER_OUT -> {
        if (!members) {
          limits.add(none + "one member, none can be left out");
        }
      }
      case SPLIT_HALF -> halves(none, repeats);
      case AUTOMATIC -> {
        if (!members && !repeats) {
          limits.add(none + "neither several members nor repeats of every condition");
        } else if (!members) {
          halves(none, true);
        }
      }
      case NONE -> {}
    }
  }

  private void halves(String none, boolean repeats) {
    if (!repeats) {
      limits.add(none + "conditions without repeats, which cannot be halved");
    } else if (!description.reliabilityLike()) {
      limits.add(
          "no noise ceiling from repeats: a score between halves is no reliability here; several"
              + " members would give one");
    }
  }

  private void interval(Cohort reference, List<Cohort> candidates) {
    ResamplePlan plan = entry.plan();
    if (plan.bootstrap() == 0) {
      limits.add("no interval: no bootstrap is asked for");
      return;
    }
    if (plan.over().contains(Axis.CONDITION) && conditions.size() < FEWEST) {
      limits.add(
          "no interval: "
              + conditions.size()
              + " shared conditions are too few to be drawn, "
              + FEWEST
              + " are needed");
    }
    if (plan.over().equals(List.of(Axis.REPEAT))
        && !repeated(reference)
        && candidates.stream().noneMatch(this::repeated)) {
      limits.add("no interval: no system has repeats of every condition to be drawn");
    }
  }

  private void nulls(Optional<Integer> twinMembers) {
    ResamplePlan plan = entry.plan();
    if (plan.permutations() == 0) {
      limits.add("no p: no draws of a null are asked for");
      return;
    }
    NullReach reach = NullReach.of(plan, description, conditions.size(), twinMembers);
    if (reach.draws() == 0) {
      limits.add("no p: " + reach.reason());
      return;
    }
    double level = Math.round((1 - plan.level()) * 1e9) / 1e9;
    double alone = 1 / (reach.draws() + 1.0);
    boolean corrected = entry.spec().resampling().correction() != Correction.NONE;
    int tests = corrected ? entry.groups().size() : 1;
    if (alone > level) {
      limits.add(
          "cannot reach significance: "
              + reach.reason()
              + " make p "
              + shown(alone)
              + " at least, above "
              + shown(level));
    } else if (alone * tests > level) {
      limits.add(
          "a single significant candidate of "
              + tests
              + " may not stay so once p is corrected: "
              + reach.reason()
              + " make it "
              + shown(Math.min(1, alone * tests))
              + " at least");
    }
  }

  private static String shown(double p) {
    return new java.math.BigDecimal(p, new java.math.MathContext(3))
        .stripTrailingZeros()
        .toPlainString();
  }
}
