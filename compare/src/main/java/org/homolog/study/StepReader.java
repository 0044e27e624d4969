package org.homolog.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.homolog.population.MissingPolicy;
import org.homolog.population.Population;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Problems;

/** Reads the operations of {@code then:}. */
final class StepReader {
  private final Problems problems;

  StepReader(Problems problems) {
    this.problems = problems;
  }

  List<Step> read(Fields system) {
    List<Step> steps = new ArrayList<>();
    List<Node> items = system.items("then");
    for (int i = 0; i < items.size(); i++) {
      String path = system.path("then") + "[" + (i + 1) + "]";
      Fields fields = Fields.of(Grammar.STEP, items.get(i), path, problems);
      List<String> given = Grammar.STEP.names().stream().filter(fields::has).toList();
      if (given.size() != 1) {
        problems.add(
            items.get(i).place(),
            path,
            "an item is one operation, such as - time: conditions; here are "
                + (given.isEmpty() ? "none" : String.join(" and ", given))
                + "; there is: "
                + String.join(", ", Grammar.STEP.names()));
        continue;
      }
      String key = given.get(0);
      UnaryOperator<Population> operation = operation(fields, key);
      String text = key + ": " + fields.node(key).map(Node::plain).orElse("");
      steps.add(new Step(text, operation, fields.path(key), fields.place(key)));
    }
    if (!steps.isEmpty() && system.has("dissimilarities")) {
      system.problem("then", "dissimilarities take no operations; leave then out");
    }
    return steps;
  }

  private static UnaryOperator<Population> operation(Fields fields, String key) {
    return switch (key) {
      case "select" ->
          fields.filter(key).<UnaryOperator<Population>>map(f -> p -> p.where(f)).orElse(p -> p);
      case "units" ->
          fields
              .filter(key)
              .<UnaryOperator<Population>>map(f -> p -> p.whereUnits(f))
              .orElse(p -> p);
      case "time" ->
          fields.word(key).equals("mean") ? StepReader::timeMean : Population::timeAsCondition;
      case "average" -> {
        fields.word(key);
        yield Population::averageRepeats;
      }
      case "z-score" -> {
        fields.word(key);
        yield Population::zScore;
      }
      case "conditions" -> {
        List<String> columns = fields.texts(key);
        yield p -> p.toBuilder().conditions(columns).build();
      }
      case "repeats" -> {
        String column = fields.textOr(key);
        yield p -> p.toBuilder().repeats(column).build();
      }
      default -> {
        String word = fields.word(key);
        MissingPolicy policy =
            word.isEmpty()
                ? MissingPolicy.REFUSE
                : MissingPolicy.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        yield p -> p.handleMissing(policy);
      }
    };
  }

  private static Population timeMean(Population whole) {
    int times = whole.timeCount();
    int units = whole.unitCount();
    double[] one = new double[times * units];
    double[] means = new double[Math.multiplyExact(whole.entryCount(), units)];
    for (int entry = 0; entry < whole.entryCount(); entry++) {
      whole.read(entry, one, 0);
      for (int t = 0; t < times; t++) {
        for (int u = 0; u < units; u++) {
          means[entry * units + u] += one[t * units + u] / times;
        }
      }
    }
    org.homolog.population.PopulationBuilder builder =
        Population.builder(whole.entries(), whole.units())
            .name(whole.name())
            .conditions(whole.conditionColumns())
            .valueUnit(whole.valueUnit())
            .values(means);
    whole.repeatColumn().ifPresent(builder::repeats);
    return builder.build();
  }
}
