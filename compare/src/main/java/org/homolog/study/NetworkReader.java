package org.homolog.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.yaml.Node;

/** Reads what a study says of a network. */
final class NetworkReader {
  private NetworkReader() {}

  static SystemSpec read(String name, Fields fields, List<Step> steps) {
    Fields model = fields.group("model", Grammar.MODEL).orElseThrow();
    Optional<Fields> train = fields.group("train", Grammar.TRAIN);
    Optional<Fields> folds = train.flatMap(group -> group.group("folds", Grammar.FOLDS));
    String targets = train.map(group -> group.textOr("targets")).orElse("");
    Map<String, Node.Entry> tasks = fields.named("task");
    Optional<SystemSpec.GivenWeights> weights =
        model.group("weights", Grammar.WEIGHTS).map(NetworkReader::weights);
    if (weights.isPresent() && train.isPresent()) {
      fields.problem("train", "a network whose weights are given is not trained; leave it out");
    }
    boolean answers =
        train.isEmpty() && model.has("inputs") && (weights.isEmpty() || tasks.isEmpty());
    if (model.has("outputs") && !(answers && weights.isPresent())) {
      model.problem(
          "outputs", "outputs go with given weights and inputs; leave it out, they are known");
    }
    if (answers) {
      untrained(fields);
    } else if (weights.isEmpty() && train.isEmpty()) {
      fields.problem(
          "model",
          "the key \"train\" is missing beside model: how the network is trained; a network that is"
              + " not trained needs inputs, a stated system it answers to");
    } else if (targets.isEmpty()) {
      if (tasks.size() != 1) {
        fields.problem(
            fields.has("task") ? "task" : "model",
            "a network that is not fitted to targets needs one task, such as task: {random-dots:"
                + " {}}");
      }
      if (!fields.has("respond")) {
        fields.problem(
            "model",
            "the key \"respond\" is missing beside model: which responses are compared, such as"
                + " respond: {conditions: [coherence]}");
      }
      folds.ifPresent(
          group -> train.orElseThrow().problem("folds", "folds go with targets, not with a task"));
      if (model.has("inputs")) {
        model.problem("inputs", "inputs go with targets; a task gives its own");
      }
    } else {
      fit(fields, train.orElseThrow(), folds);
    }
    // What one network shows of a task may be its own; a fit has members already, its folds.
    int seeds = targets.isEmpty() && weights.isEmpty() && !answers ? 3 : 1;
    return new SystemSpec.Network(
        name,
        fields.textOr("about"),
        model.textOr("network"),
        model.others(),
        weights,
        model.textOr("inputs"),
        model.whole("outputs").map(Long::intValue).orElse(1),
        train.map(group -> group.textOr("rule")).orElse(""),
        train.flatMap(group -> group.whole("seeds")).map(Long::intValue).orElse(seeds),
        train.map(Fields::others).orElse(Map.of()),
        targets,
        folds.map(group -> group.textOr("leave-out")).orElse(""),
        folds.map(group -> (int) group.wholeOr("count")).orElse(0),
        fields.flag("untrained"),
        fields.group("respond", Grammar.RESPOND).map(NetworkReader::respond),
        steps,
        fields);
  }

  private static SystemSpec.GivenWeights weights(Fields group) {
    FileSpec file =
        new FileSpec(
            "file",
            group.text("file"),
            Optional.empty(),
            group.textOr("sha256"),
            "",
            "",
            Map.of(),
            group);
    return new SystemSpec.GivenWeights(file, group.texts("names"), group.texts("ignore"));
  }

  private static void untrained(Fields fields) {
    for (String key : List.of("task", "respond", "untrained")) {
      if (fields.has(key)) {
        fields.problem(
            key,
            "a network that is not trained and answers to inputs has no "
                + key
                + "; leave it out, or say how it is trained with train");
      }
    }
  }

  private static void fit(Fields fields, Fields train, Optional<Fields> folds) {
    for (String key : List.of("first", "beside")) {
      if (train.has(key)) {
        train.problem(key, "tasks go with a task; a fit learns its targets alone");
      }
    }
    for (String key : List.of("task", "respond", "untrained")) {
      if (fields.has(key)) {
        fields.problem(key, "a network fitted to targets has no " + key + "; leave it out");
      }
    }
    if (folds.isEmpty()) {
      train.problem(
          "targets",
          "a fitted network is scored on held-out conditions only; say which with folds:"
              + " {leave-out: COLUMN}");
    } else if (folds.get().has("leave-out") == folds.get().has("count")) {
      train.problem("folds", "say either leave-out: COLUMN, or count: N");
    } else if (folds.get().has("leave-out") && folds.get().has("of")) {
      folds.get().problem("of", "of goes with count; leave-out tells what is held out together");
    }
  }

  private static SystemSpec.Respond respond(Fields group) {
    return new SystemSpec.Respond(
        group.texts("conditions"),
        group.textOr("event"),
        group.numbers("window", 2),
        group.number("bin").orElse(0.0),
        group.texts("layers"),
        group);
  }
}
