package org.homolog.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.spi.TrialVariable;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.TaskGrammar;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Node.Place;
import org.homolog.study.yaml.Problems;
import org.homolog.system.PairFormula;
import org.homolog.task.composed.Composition;

/** Reads a task that a study composes; what is wrong is reported where it stands. */
final class CompositionReader {
  private static final double LONGEST = 3.6e6;
  private static final int MOST_CHANNELS = 100_000;

  private final Problems problems;
  private final int before;
  private final Map<String, Integer> groups = new LinkedHashMap<>();
  private final Set<String> variables = new LinkedHashSet<>();
  private List<String> outputs = List.of();
  private boolean classes;

  private CompositionReader(Problems problems) {
    this.problems = problems;
    this.before = problems.size();
  }

  /**
   * Reads a composition.
   *
   * @param node what stands at the key "composed"
   * @param path its path
   * @param problems takes what is wrong
   * @return the composition; empty, and reported, where something is wrong
   */
  static Optional<Composition> read(Node node, String path, Problems problems) {
    CompositionReader reader = new CompositionReader(problems);
    Fields fields = Fields.of(TaskGrammar.TASK, node, path, problems);
    Composition composition = reader.task(fields);
    return problems.size() == reader.before ? Optional.of(composition) : Optional.empty();
  }

  private Composition task(Fields fields) {
    List<Composition.Group> inputs = new ArrayList<>();
    fields
        .named("inputs")
        .forEach(
            (name, entry) -> {
              int count = channels(fields.path("inputs." + name), entry.value());
              groups.put(name, count);
              inputs.add(new Composition.Group(name, Math.max(1, count)));
            });
    if (inputs.isEmpty() && fields.has("inputs")) {
      fields.problem("inputs", "one group of channels or more is needed, such as {fixation: 1}");
    }
    classes = fields.has("classes");
    if (classes == fields.has("values")) {
      problems.add(
          fields.place(),
          fields.path(),
          "say either classes: [...], of which one is wanted, or values: [...]");
    }
    outputs = fields.texts(classes ? "classes" : "values");
    if (new LinkedHashSet<>(outputs).size() != outputs.size()) {
      fields.problem(classes ? "classes" : "values", "two outputs have the same name");
    }
    if (classes && outputs.size() < 2) {
      fields.problem("classes", "two classes or more are needed");
    }
    List<Composition.Variable> read = new ArrayList<>();
    fields.named("variables").forEach((name, entry) -> read.add(variable(fields, name, entry)));
    List<Composition.Period> periods = new ArrayList<>();
    List<Node> items = fields.items("periods");
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < items.size(); i++) {
      period(fields.path("periods[" + (i + 1) + "]"), items.get(i), names).ifPresent(periods::add);
    }
    if (items.isEmpty() && fields.has("periods")) {
      fields.problem("periods", "one period or more is needed");
    }
    return new Composition(
        fields.textOr("name"),
        fields.numberOr("dt"),
        inputs,
        outputs,
        classes,
        fields.numberOr("tolerance"),
        read,
        periods);
  }

  private int channels(String path, Node node) {
    if (node.plain() instanceof Long count && count >= 1 && count <= MOST_CHANNELS) {
      return count.intValue();
    }
    problems.add(
        node.place(),
        path,
        "a number of channels from 1 to " + MOST_CHANNELS + " is needed here, not " + node.kind());
    return 0;
  }

  private Composition.Variable variable(Fields fields, String name, Node.Entry entry) {
    String path = fields.path("variables." + name);
    Fields at = Fields.of(TaskGrammar.VARIABLE, entry.value(), path, problems);
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
      problems.add(
          entry.place(),
          path,
          "a variable's name is of letters, digits and _, beginning with a letter, so that formulas"
              + " can hold it");
    }
    int ways =
        (at.has("levels") ? 1 : 0)
            + (at.has("from") || at.has("to") ? 1 : 0)
            + (at.has("formula") ? 1 : 0);
    TrialVariable variable = TrialVariable.derived(name);
    Optional<PairFormula> formula = Optional.empty();
    if (ways != 1) {
      problems.add(
          at.place(), path, "say one of levels: [...], from: A with to: B, or formula: \"...\"");
    } else if (at.has("formula")) {
      formula =
          at.text("formula")
              .flatMap(text -> formula(at.place("formula"), at.path("formula"), text));
      for (String key : List.of("grid", "psychometric")) {
        if (at.has(key)) {
          at.problem(key, "a computed variable has no levels of its own; leave it out");
        }
      }
    } else {
      variable = drawn(at, name);
    }
    variables.add(name);
    return new Composition.Variable(
        variable.unit(at.textOr("unit")).description(at.textOr("about")), formula);
  }

  private static TrialVariable drawn(Fields at, String name) {
    TrialVariable variable;
    if (at.has("levels")) {
      variable =
          at.numbers("levels")
              .map(all -> TrialVariable.levels(name, all))
              .orElse(TrialVariable.derived(name));
    } else {
      double from = at.numberOr("from");
      double to = at.numberOr("to");
      if (!(from < to)) {
        at.problem(
            at.has("from") ? "from" : "to", "both from and to are needed, from the smaller one");
      }
      variable = TrialVariable.uniform(name, from, to);
    }
    variable =
        at.numbers("grid").map(CompositionReader::array).map(variable::grid).orElse(variable);
    TrialVariable own = variable;
    return at.numbers("psychometric")
        .map(CompositionReader::array)
        .map(own::psychometric)
        .orElse(own);
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(number -> number).toArray();
  }

  private Optional<PairFormula> formula(Place place, String path, String text) {
    try {
      PairFormula formula = PairFormula.parse(text);
      for (String name : formula.columns()) {
        if (!variables.contains(name)) {
          problems.unknown(place, path, "variable", name, variables);
          return Optional.empty();
        }
      }
      if (text.contains("'")) {
        problems.add(
            place, path, "a trial is one by itself: a name with a prime means nothing here");
        return Optional.empty();
      }
      return Optional.of(formula);
    } catch (HomologException e) {
      problems.add(place, path, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<PairFormula> formula(Node node, String path) {
    if (node instanceof Node.Value value && value.value() != null) {
      return formula(node.place(), path, value.text());
    }
    problems.add(
        node.place(),
        path,
        "a number or a formula over variables is needed here, not " + node.kind());
    return Optional.empty();
  }

  private Optional<Composition.Period> period(String path, Node node, Set<String> names) {
    if (!(node instanceof Node.Group group) || group.entries().size() != 1) {
      problems.add(
          node.place(), path, "a period is a name and what it holds, such as stimulus: {ms: 500}");
      return Optional.empty();
    }
    Map.Entry<String, Node.Entry> only = group.entries().entrySet().iterator().next();
    String name = only.getKey();
    Fields at = Fields.of(TaskGrammar.PERIOD, only.getValue().value(), path + "." + name, problems);
    if (!names.add(name) || variables.contains(name + "_on")) {
      problems.add(
          only.getValue().place(),
          path,
          "another period or variable has the name " + name + " or " + name + "_on");
    }
    List<Composition.Shown> shown = new ArrayList<>();
    at.named("show").forEach((group1, entry) -> shown(at, group1, entry).ifPresent(shown::add));
    Map<String, Double> noise = new LinkedHashMap<>();
    at.named("noise").forEach((group1, entry) -> noise(at, group1, entry, noise));
    return Optional.of(
        new Composition.Period(
            name, duration(at), shown, noise, wanted(at), at.numberOr("weight")));
  }

  private Composition.Duration duration(Fields at) {
    Optional<Node> node = at.node("ms");
    List<Double> durations = new ArrayList<>();
    if (node.isPresent()) {
      List<Node> items = node.get() instanceof Node.Items list ? list.items() : List.of(node.get());
      for (Node item : items) {
        Object plain = item.plain();
        if (plain instanceof String name && node.get() == item) {
          if (!variables.contains(name)) {
            problems.unknown(item.place(), at.path("ms"), "variable", name, variables);
          }
          return new Composition.Duration(List.of(), name);
        }
        if (plain instanceof Number number
            && number.doubleValue() >= 0
            && number.doubleValue() <= LONGEST) {
          durations.add(number.doubleValue());
        } else {
          problems.add(
              item.place(),
              at.path("ms"),
              "a duration from 0 ms to an hour is needed here, not " + item.kind());
        }
      }
      if (items.isEmpty()) {
        at.problem("ms", "one duration or more is needed");
      }
    }
    return new Composition.Duration(durations.isEmpty() ? List.of(0.0) : durations, "");
  }

  private boolean knows(Fields at, String key, String group, Place place) {
    if (groups.containsKey(group)) {
      return true;
    }
    problems.unknown(place, at.path(key), "group of inputs", group, groups.keySet());
    return false;
  }

  private Optional<Composition.Shown> shown(Fields at, String group, Node.Entry entry) {
    if (!knows(at, "show", group, entry.place())) {
      return Optional.empty();
    }
    String path = at.path("show." + group);
    if (!(entry.value() instanceof Node.Group)) {
      return formula(entry.value(), path)
          .map(
              value ->
                  new Composition.Shown(group, value, Optional.empty(), Composition.Tuning.BUMP));
    }
    Fields direction = Fields.of(TaskGrammar.DIRECTION, entry.value(), path, problems);
    if (groups.getOrDefault(group, 0) == 1) {
      problems.add(
          entry.place(), path, "a direction needs several channels, but " + group + " has one");
    }
    Optional<PairFormula> angle =
        direction
            .text("at")
            .flatMap(text -> formula(direction.place("at"), direction.path("at"), text));
    Optional<PairFormula> strength =
        formula(
            direction.place("strength"), direction.path("strength"), direction.textOr("strength"));
    Composition.Tuning tuning =
        direction.word("tuning").equals("cosine")
            ? Composition.Tuning.COSINE
            : Composition.Tuning.BUMP;
    return strength.map(value -> new Composition.Shown(group, value, angle, tuning));
  }

  private void noise(Fields at, String group, Node.Entry entry, Map<String, Double> noise) {
    if (!knows(at, "noise", group, entry.place())) {
      return;
    }
    if (entry.value().plain() instanceof Number sigma
        && sigma.doubleValue() >= 0
        && sigma.doubleValue() <= 1e6) {
      noise.put(group, sigma.doubleValue());
    } else {
      problems.add(
          entry.value().place(),
          at.path("noise." + group),
          "a number from 0 to 1000000 is needed here, not " + entry.value().kind());
    }
  }

  private Map<String, PairFormula> wanted(Fields at) {
    Map<String, PairFormula> wanted = new LinkedHashMap<>();
    Optional<Node> node = at.node("want");
    if (node.isEmpty()) {
      return wanted;
    }
    if (classes) {
      String text = node.get() instanceof Node.Value value ? value.text() : "";
      if (outputs.contains(text)) {
        wanted.put("", PairFormula.parse(Integer.toString(outputs.indexOf(text))));
      } else {
        formula(node.get(), at.path("want")).ifPresent(formula -> wanted.put("", formula));
      }
    } else if (node.get() instanceof Node.Group) {
      at.named("want")
          .forEach(
              (output, entry) -> {
                if (outputs.contains(output)) {
                  formula(entry.value(), at.path("want." + output))
                      .ifPresent(formula -> wanted.put(output, formula));
                } else {
                  problems.unknown(entry.place(), at.path("want"), "output", output, outputs);
                }
              });
    } else {
      at.problem("want", "a group OUTPUT: FORMULA is needed here, not " + node.get().kind());
    }
    return wanted;
  }
}
