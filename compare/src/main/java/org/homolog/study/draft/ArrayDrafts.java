package org.homolog.study.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;

/** Arrays of responses whose axes other arrays label: conditions x units, in any order. */
final class ArrayDrafts {
  private static final Pattern UNIT =
      Pattern.compile("(?i).*(neuron|neuroid|unit|cell|roi|orn|channel|electrode|voxel).*");
  private static final Pattern TIME =
      Pattern.compile("(?i)(.*[._/])?(t|time|times|seconds|time_bin)");
  private static final Pattern RESPONSE =
      Pattern.compile("(?i).*(dff|resp|rate|mean|data|psth|count|activ|value|spike).*");
  private static final Pattern SPREAD = Pattern.compile("(?i).*(sem|std|stderr|sd|var)[a-z]{0,2}");
  private static final long MOST_VALUES = 50_000_000;
  private static final int MOST_MODELS = 5;

  private final LabelArrays lists;

  /** One axis: its place, its length, the array that labels it. */
  private record Axis(int place, long length, Column label) {
    String name() {
      return Words.slug(LabelArrays.last(label.name())).replace('-', '_');
    }
  }

  private ArrayDrafts(LabelArrays lists) {
    this.lists = lists;
  }

  /** Drafts, the best first. */
  static List<Draft> of(Recording recording) {
    ArrayDrafts drafts = new ArrayDrafts(new LabelArrays(recording));
    List<String> names = new ArrayList<>(recording.arrays().keySet());
    names.removeIf(name -> SPREAD.matcher(LabelArrays.last(name)).matches());
    // Responses before stimuli that have the same axes.
    names.sort(
        Comparator.comparingInt(
            name -> RESPONSE.matcher(LabelArrays.last(name)).matches() ? 0 : 1));
    List<Draft> found = new ArrayList<>();
    for (String name : names) {
      drafts.draft(name, recording.array(name), others(recording, name)).ifPresent(found::add);
    }
    return found;
  }

  /** Other arrays of the same shape. */
  private static List<String> others(Recording recording, String name) {
    long[] shape = recording.array(name).shape();
    return recording.arrays().entrySet().stream()
        .filter(entry -> !entry.getKey().equals(name))
        .filter(entry -> Arrays.equals(entry.getValue().shape(), shape))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Optional<Draft> draft(String name, DataArray array, List<String> others) {
    long[] shape = array.shape();
    double values = Arrays.stream(shape).asDoubleStream().reduce(1, (a, b) -> a * b);
    if (shape.length < 2 || array.isText() || values > MOST_VALUES) {
      return Optional.empty();
    }
    List<Axis> axes = new ArrayList<>();
    for (int place = 0; place < shape.length; place++) {
      List<Column> labels = lists.labels(shape[place]);
      boolean twice = Arrays.stream(shape).filter(labelled(shape[place])).count() > 1;
      if (labels.isEmpty() || twice) {
        return Optional.empty();
      }
      axes.add(new Axis(place, shape[place], labels.get(0)));
    }
    Optional<Axis> unit =
        axes.stream().filter(axis -> UNIT.matcher(axis.label().name()).matches()).findFirst();
    List<Axis> conditions = new ArrayList<>(axes);
    unit.ifPresent(conditions::remove);
    boolean timed = axes.stream().anyMatch(axis -> TIME.matcher(axis.label().name()).matches());
    if (unit.isEmpty() || timed || unit.get().length() < 2) {
      return Optional.empty();
    }
    return draft(name, axes, unit.get(), conditions, others);
  }

  private static java.util.function.LongPredicate labelled(long length) {
    return other -> other == length;
  }

  private Optional<Draft> draft(
      String name, List<Axis> axes, Axis unit, List<Axis> conditions, List<String> others) {
    List<Draft.Part> parts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    names.add("responses");
    List<String> models = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    if (conditions.size() > 1) {
      conditions.forEach(axis -> models.add(axis.name()));
    } else {
      Axis only = conditions.get(0);
      for (Column column : lists.categories(only.length())) {
        columns.add(column.name());
        models.add(LabelArrays.last(column.name()));
      }
    }
    if (models.isEmpty()) {
      return Optional.empty();
    }
    parts.add(
        new Draft.Part(
            "responses",
            true,
            Words.line(name) + ", " + unit.length() + " units",
            lines(name, axes, unit, conditions, columns)));
    for (String model : models.subList(0, Math.min(MOST_MODELS, models.size()))) {
      String stated = Words.unused("by-" + model, names);
      names.add(stated);
      parts.add(
          Stated.categories(
              stated,
              "responses",
              model,
              "a hypothesis: conditions with the same " + Words.line(model) + " are alike"));
    }
    List<String> remarks = new ArrayList<>();
    axes.forEach(
        axis ->
            remarks.add(
                "Axis "
                    + (axis.place() + 1)
                    + ": "
                    + axis.length()
                    + (axis.equals(unit) ? " units" : " conditions")
                    + ", labelled by "
                    + Words.line(axis.label().name())
                    + "."));
    if (!others.isEmpty()) {
      remarks.add("Other arrays of the same shape: " + String.join(", ", others) + ".");
    }
    remarks.add(
        "Repeats and folds: none; an axis of single presentations would be a repeat axis (axes:"
            + " [repeat: trial, ...]).");
    return Optional.of(
        new Draft(
            "What of the conditions do the responses in " + Words.line(name) + " tell apart?",
            remarks,
            parts,
            names.subList(1, names.size()),
            List.of("rsa: {dissimilarity: euclidean, comparator: spearman}"),
            "{bootstrap: 500, over: [condition], null: {permutations: 500}}",
            List.of(
                "crossnobis needs at least 2 folds, that is repeats of every condition; here each"
                    + " condition has one response",
                "correlation between patterns is undefined where a condition's responses are all"
                    + " alike, which is why the distance is euclidean",
                "regression and alignment (predictivity, pca-alignment, cka and others) need"
                    + " responses of a second system, such as a network or stimulus descriptors")));
  }

  private static List<String> lines(
      String name, List<Axis> axes, Axis unit, List<Axis> conditions, List<String> columns) {
    List<String> roles = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (Axis axis : axes) {
      roles.add((axis.equals(unit) ? "unit: " : "condition: ") + Words.quoted(axis.name()));
      labels.add(Words.quoted(axis.name()) + ": " + Words.quoted(axis.label().name()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("population:");
    lines.add("  values: " + Words.quoted(name));
    lines.add("  axes: [" + String.join(", ", roles) + "]");
    lines.add("  labels: {" + String.join(", ", labels) + "}");
    if (!columns.isEmpty()) {
      lines.add(
          "  columns: {"
              + Words.quoted(conditions.get(0).name())
              + ": "
              + Words.list(columns)
              + "}");
    }
    return lines;
  }
}
