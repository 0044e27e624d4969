package org.homolog.study;

import java.util.ArrayList;
import java.util.List;
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
      Operations.Operation read = Operations.read(fields, key);
      steps.add(
          new Step(
              key + ": " + read.text(), read.operation(), fields.path(key), fields.place(key)));
    }
    if (!steps.isEmpty() && system.has("dissimilarities")) {
      system.problem("then", "dissimilarities take no operations; leave then out");
    }
    return steps;
  }
}
