package org.homolog.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homolog.population.Population;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * What can be seen of a design before anything is computed: repeats, combinations of conditions
 * that never occur, units that say nothing, missing values, conditions against units.
 */
final class DesignCheck {
  /** A population of more values is not looked through: planning must stay quick. */
  private static final long MOST_VALUES = 50_000_000;

  /** So many units are named. */
  private static final int NAMED = 5;

  private final Population population;
  private final Map<String, String> facts = new LinkedHashMap<>();

  private DesignCheck(Population population) {
    this.population = population;
  }

  /** What is to be told of all members: once where it is the same for all, else of each. */
  static Map<String, String> of(Cohort cohort) {
    Map<String, Map<String, String>> byFact = new LinkedHashMap<>();
    for (NeuralSystem member : cohort.members()) {
      member
          .facet(Population.class)
          .ifPresent(
              population ->
                  of(population)
                      .forEach(
                          (fact, value) ->
                              byFact
                                  .computeIfAbsent(fact, none -> new LinkedHashMap<>())
                                  .put(member.name(), value)));
    }
    Map<String, String> told = new LinkedHashMap<>();
    byFact.forEach(
        (fact, values) ->
            told.put(
                fact,
                values.size() == cohort.members().size() && Set.copyOf(values.values()).size() == 1
                    ? values.values().iterator().next()
                    : values.entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue())
                        .collect(Collectors.joining(". "))));
    return told;
  }

  /** What is to be told of a population: fact to value. */
  static Map<String, String> of(Population population) {
    DesignCheck check = new DesignCheck(population);
    check.repeats();
    check.combinations();
    check.values();
    check.shape();
    return check.facts;
  }

  private void repeats() {
    int[] counts =
        Arrays.stream(population.entriesByCondition()).mapToInt(one -> one.length).toArray();
    int least = Arrays.stream(counts).min().orElse(0);
    int most = Arrays.stream(counts).max().orElse(0);
    if (most <= 1) {
      facts.put(
          "repeats",
          "none: no noise ceiling from repeats, no noise covariance, nothing cross-validated over"
              + " repeats");
      return;
    }
    String single =
        least > 1
            ? ""
            : "; "
                + Arrays.stream(counts).filter(count -> count == 1).count()
                + " conditions have one, and no part in split halves";
    facts.put(
        "repeats",
        (least == most ? least + " of every condition" : least + " to " + most + " of a condition")
            + single);
  }

  /** Only where conditions are crossed: a condition of one column cannot be absent. */
  private void combinations() {
    List<String> columns = population.conditionColumns();
    if (columns.size() < 2) {
      return;
    }
    long all = 1;
    for (String column : columns) {
      all *= population.entries().column(column).levels().size();
    }
    long missing = all - population.conditionCount();
    if (missing > 0) {
      facts.put(
          "combinations",
          missing
              + " of "
              + all
              + " combinations of "
              + String.join(", ", columns)
              + " never occur: what is asked of one column is mixed with the others");
    }
  }

  private void values() {
    int units = population.unitCount();
    int perEntry = population.timeCount() * units;
    if ((long) population.entryCount() * perEntry > MOST_VALUES) {
      return;
    }
    double[] least = new double[units];
    double[] most = new double[units];
    long[] gaps = new long[units];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    double[] entry = new double[perEntry];
    for (int i = 0; i < population.entryCount(); i++) {
      population.read(i, entry, 0);
      for (int k = 0; k < perEntry; k++) {
        int unit = k % units;
        if (Double.isNaN(entry[k])) {
          gaps[unit]++;
        } else {
          least[unit] = Math.min(least[unit], entry[k]);
          most[unit] = Math.max(most[unit], entry[k]);
        }
      }
    }
    constant(least, most);
    gaps(gaps);
  }

  private void constant(double[] least, double[] most) {
    int[] constant =
        IntStream.range(0, least.length).filter(unit -> least[unit] >= most[unit]).toArray();
    if (constant.length > 0) {
      facts.put("constant units", named(constant) + ": they say nothing of any condition");
    }
  }

  private void gaps(long[] gaps) {
    int[] units = IntStream.range(0, gaps.length).filter(unit -> gaps[unit] > 0).toArray();
    if (units.length > 0) {
      facts.put(
          "missing values",
          Arrays.stream(gaps).sum()
              + " of "
              + (long) population.entryCount() * population.timeCount() * population.unitCount()
              + ", in "
              + named(units)
              + "; comparisons refuse them unless their option missing says what becomes of them");
    }
  }

  private String named(int[] units) {
    String names =
        Arrays.stream(units).limit(NAMED).mapToObj(this::name).collect(Collectors.joining(", "));
    return units.length
        + (units.length == 1 ? " unit (" : " units (")
        + names
        + (units.length > NAMED ? ", ...)" : ")");
  }

  private String name(int unit) {
    return population.units().columns().isEmpty()
        ? Integer.toString(unit)
        : population.units().columns().get(0).text(unit);
  }

  private void shape() {
    int conditions = population.conditionCount();
    if (conditions <= population.unitCount() * population.timeCount()) {
      List<String> shape = new ArrayList<>();
      shape.add(conditions + " conditions");
      shape.add(population.unitCount() + " units");
      if (population.timeCount() > 1) {
        shape.add(population.timeCount() + " time bins");
      }
      facts.put(
          "conditions against units",
          String.join(", ", shape)
              + ": no more conditions than numbers per condition, so that fits in sample are perfect"
              + " and biased measures lie near their largest value; read what is cross-validated or"
              + " debiased");
    }
  }
}
