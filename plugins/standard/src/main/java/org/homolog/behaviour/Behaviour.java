package org.homolog.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Axis;
import org.homolog.spi.Draw;
import org.homolog.spi.Sample;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;

/**
 * What one system answered under a design: its trials condition by condition. What is known of a
 * condition (its label, the strength of its stimulus) stays in place under a shuffle; trials move.
 * Immutable.
 */
public final class Behaviour {
  private final String system;
  private final List<String> labels;
  private final double[] strengths;
  private final List<ConditionTrials> trials;

  private Behaviour(
      String system, List<String> labels, double[] strengths, List<ConditionTrials> trials) {
    this.system = system;
    this.labels = List.copyOf(labels);
    this.strengths = strengths;
    this.trials = List.copyOf(trials);
  }

  /** What is taken from the table of trials beside outcomes and answers. */
  interface Facts {
    /** From an entry to the signed strength of its stimulus; NaN if that is not asked. */
    default IntToDoubleFunction strengths(Table entries, String system) {
      return entry -> Double.NaN;
    }

    /** Columns that hold the right answer; may be empty. */
    default List<String> truth() {
      return List.of();
    }

    /** Columns that hold what else could be chosen; may be empty. */
    default List<String> alternative() {
      return List.of();
    }

    /** Whether outcomes are needed. */
    default boolean outcomes() {
      return true;
    }
  }

  /**
   * A system as comparisons of behaviour read it: a trained network by the trials it was judged on.
   *
   * @param system the system
   * @return the system with its trials as population; itself if its performance has none
   */
  static NeuralSystem reading(NeuralSystem system) {
    Optional<Performance> performance = system.facet(Performance.class);
    Optional<Population> judged = performance.flatMap(Performance::trials);
    if (judged.isEmpty()) {
      return system;
    }
    NeuralSystem.Builder builder =
        NeuralSystem.builder(system.name(), system.kind())
            .contentKey(system.contentKey())
            .facet(Performance.class, performance.get())
            .facet(Population.class, judged.get());
    system.provenance().forEach(builder::provenance);
    return builder.build();
  }

  /**
   * The behaviour of a sample.
   *
   * @param sample the sample
   * @param columns where outcomes and answers stand
   * @param facts what else is needed
   * @return the behaviour under the sample's draw
   * @throws HomologException if a column is missing or holds what it should not
   */
  static Behaviour of(Sample sample, BehaviourColumns columns, Facts facts) {
    Optional<Draw> conditions = sample.draw().filter(draw -> draw.axis() == Axis.CONDITION);
    // Draws of conditions are followed here: outcomes that happen to be constant within each
    // condition would else be taken for labels and stay in place under a shuffle.
    Sample read = conditions.isPresent() ? sample.whole() : sample;
    Behaviour whole =
        of(
            sample.system().name(),
            read.require(Population.class),
            sample.whole().conditions(),
            columns,
            facts);
    return conditions.map(whole::drawn).orElse(whole);
  }

  private static Behaviour of(
      String system,
      Population population,
      List<String> labels,
      BehaviourColumns columns,
      Facts facts) {
    Table entries = population.entries();
    int[][] byCondition = population.entriesByCondition();
    Map<String, Integer> places = new HashMap<>();
    for (int c = 0; c < byCondition.length; c++) {
      places.put(population.conditionLabels().get(c), c);
    }
    Optional<Column> repeats = population.repeatColumn().map(entries::column);
    IntToDoubleFunction strengthOf = facts.strengths(entries, system);
    double[] strengths = new double[labels.size()];
    List<ConditionTrials> trials = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      Integer place = places.get(labels.get(i));
      int[] own = place == null ? new int[0] : byCondition[place];
      strengths[i] = strength(strengthOf, own, labels.get(i), system);
      trials.add(
          new ConditionTrials(
              truth(facts, entries, own, labels.get(i), system),
              facts.outcomes() ? columns.outcomes(entries, own, system) : unknown(own.length),
              columns.answers(entries, own),
              alternatives(facts, entries, own, system),
              groups(repeats, own)));
    }
    return new Behaviour(system, labels, strengths, trials);
  }

  private static double[] unknown(int size) {
    double[] unknown = new double[size];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  private static double strength(
      IntToDoubleFunction strengthOf, int[] own, String label, String system) {
    double strength = Double.NaN;
    for (int entry : own) {
      double next = strengthOf.applyAsDouble(entry);
      if (!Double.isNaN(strength) && strength != next) {
        throw HomologException.mistake(
            "strength: condition \""
                + label
                + "\" of system "
                + system
                + " holds stimuli of strength "
                + strength
                + " and "
                + next
                + "; make the column of strengths one of those that make a condition");
      }
      strength = next;
    }
    return strength;
  }

  private static String truth(Facts facts, Table entries, int[] own, String label, String system) {
    if (facts.truth().isEmpty() || own.length == 0) {
      return "";
    }
    Column column = BehaviourColumns.require(entries, facts.truth(), "truth", system);
    String truth = column.text(own[0]);
    for (int entry : own) {
      if (!column.text(entry).equals(truth)) {
        throw HomologException.mistake(
            "truth: condition \""
                + label
                + "\" of system "
                + system
                + " holds \""
                + truth
                + "\" and \""
                + column.text(entry)
                + "\" in column "
                + column.name()
                + "; a condition is one stimulus with one right answer");
      }
    }
    return truth;
  }

  private static String[] alternatives(Facts facts, Table entries, int[] own, String system) {
    String[] alternatives = new String[own.length];
    Arrays.fill(alternatives, "");
    if (!facts.alternative().isEmpty()) {
      Column column = BehaviourColumns.require(entries, facts.alternative(), "alternative", system);
      Arrays.setAll(alternatives, i -> column.text(own[i]));
    }
    return alternatives;
  }

  /** Numbers of repeats; without a column for them, or with one repeat only, each trial its own. */
  private static int[] groups(Optional<Column> repeats, int[] own) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int[] groups = new int[own.length];
    if (repeats.isPresent()) {
      Column column = repeats.get();
      Arrays.setAll(
          groups, i -> numbers.computeIfAbsent(column.text(own[i]), text -> numbers.size()));
    }
    return numbers.size() > 1 ? groups : IntStream.range(0, own.length).toArray();
  }

  /**
   * The same under a draw of conditions.
   *
   * @param draw a draw over conditions
   * @return the drawn behaviour
   */
  Behaviour drawn(Draw draw) {
    int[] rows = draw.rows();
    boolean shuffle = draw.purpose() == Draw.Purpose.SHUFFLE;
    return new Behaviour(
        system,
        shuffle ? labels : Arrays.stream(rows).mapToObj(labels::get).toList(),
        shuffle ? strengths : Arrays.stream(rows).mapToDouble(i -> strengths[i]).toArray(),
        Arrays.stream(rows).mapToObj(trials::get).toList());
  }

  /**
   * The trials of several members taken together.
   *
   * @param members behaviours under one design and draw
   * @return one behaviour
   */
  static Behaviour pooled(List<Behaviour> members) {
    Behaviour first = members.get(0);
    List<ConditionTrials> trials = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      int place = i;
      trials.add(ConditionTrials.together(members.stream().map(m -> m.trials(place)).toList()));
    }
    return new Behaviour(
        String.join(" + ", members.stream().map(Behaviour::system).distinct().toList()),
        first.labels,
        first.strengths,
        trials);
  }

  /**
   * One random half of the trials of every condition; copies of a condition are halved alike.
   *
   * @param seed the seed
   * @param split which split
   * @param second whether the other half is wanted
   */
  Behaviour half(long seed, int split, boolean second) {
    Map<ConditionTrials, ConditionTrials> halves = new java.util.IdentityHashMap<>();
    return new Behaviour(
        system,
        labels,
        strengths,
        trials.stream()
            .map(one -> halves.computeIfAbsent(one, trial -> trial.half(seed, split, second)))
            .toList());
  }

  /** The same with answers under other names. */
  Behaviour withAnswers(UnaryOperator<String> renamed) {
    return new Behaviour(
        system,
        labels,
        strengths,
        trials.stream()
            .map(
                one ->
                    new ConditionTrials(
                        one.truth(),
                        one.outcomes(),
                        Arrays.stream(one.answers()).map(renamed).toArray(String[]::new),
                        one.alternatives(),
                        one.groups()))
            .toList());
  }

  /** The system's name. */
  String system() {
    return system;
  }

  /** How many conditions there are, copies counted. */
  int size() {
    return labels.size();
  }

  List<String> labels() {
    return labels;
  }

  /** Signed strength of a condition's stimulus. */
  double strength(int place) {
    return strengths[place];
  }

  ConditionTrials trials(int place) {
    return trials.get(place);
  }

  /** The share answered rightly per condition; NaN where a condition has no trial. */
  double[] accuracies() {
    return trials.stream().mapToDouble(ConditionTrials::accuracy).toArray();
  }

  /** How many trials have an outcome. */
  int known() {
    return trials.stream().mapToInt(ConditionTrials::known).sum();
  }
}
