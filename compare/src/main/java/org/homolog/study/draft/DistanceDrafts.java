package org.homolog.study.draft;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.population.Column;
import org.homolog.population.DataArray;
import org.homolog.population.Recording;

/** Dissimilarity matrices: square, symmetric, zero on the diagonal; no responses behind them. */
final class DistanceDrafts {
  private static final int LEAST = 4;
  private static final int MOST = 2000;
  private static final int MOST_MATRICES = 4;
  private static final int MOST_MODELS = 5;

  private DistanceDrafts() {}

  /** The draft, if the recording holds such matrices. */
  static List<Draft> of(Recording recording) {
    List<String> matrices = new ArrayList<>();
    List<String> stacks = new ArrayList<>();
    int size = 0;
    for (Map.Entry<String, DataArray> entry : recording.arrays().entrySet()) {
      long[] shape = entry.getValue().shape();
      int rank = shape.length;
      boolean square =
          rank >= 2
              && shape[rank - 1] == shape[rank - 2]
              && shape[rank - 1] >= LEAST
              && shape[rank - 1] <= MOST
              && !entry.getValue().isText();
      if (square && (size == 0 || shape[rank - 1] == size) && isDistances(entry.getValue())) {
        size = (int) shape[rank - 1];
        (rank == 2 ? matrices : stacks).add(entry.getKey());
      }
    }
    LabelArrays lists = new LabelArrays(recording);
    List<Column> categories = lists.categories(size);
    boolean enough = !matrices.isEmpty() && matrices.size() + categories.size() > 1;
    return enough ? List.of(draft(matrices, stacks, size, lists, categories)) : List.of();
  }

  private static boolean isDistances(DataArray array) {
    long[] shape = array.shape();
    int n = (int) shape[shape.length - 1];
    int[] count = new int[shape.length];
    Arrays.fill(count, 1);
    count[shape.length - 1] = n;
    count[shape.length - 2] = n;
    double[] values = array.numbers(new long[shape.length], count);
    boolean varied = false;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double a = values[i * n + j];
        double b = values[j * n + i];
        if (!(Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a)))
            && !(Double.isNaN(a) && Double.isNaN(b))) {
          return false;
        }
        varied |= a != values[n];
      }
      if (Math.abs(values[i * n + i]) > 1e-9) {
        return false;
      }
    }
    return varied;
  }

  private static Draft draft(
      List<String> matrices,
      List<String> stacks,
      int size,
      LabelArrays lists,
      List<Column> categories) {
    List<Draft.Part> parts = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    List<Column> labels = lists.labels(size);
    List<String> columns = categories.stream().map(Column::name).toList();
    for (String matrix : matrices.subList(0, Math.min(MOST_MATRICES, matrices.size()))) {
      String name = Words.unused(LabelArrays.last(matrix), names);
      names.add(name);
      List<String> lines = new ArrayList<>();
      lines.add("dissimilarities:");
      lines.add("  values: " + Words.quoted(matrix));
      lines.add("  axes: [condition: stimulus, condition: stimulus]");
      if (!labels.isEmpty()) {
        lines.add("  labels: {stimulus: " + Words.quoted(labels.get(0).name()) + "}");
      }
      if (!columns.isEmpty()) {
        lines.add("  columns: {stimulus: " + Words.list(columns) + "}");
      }
      lines.add("  measure: \"\"   # how they were computed, such as 1 - Pearson");
      parts.add(
          new Draft.Part(
              name, true, "dissimilarities of " + size + " stimuli, " + Words.line(matrix), lines));
    }
    for (Column category : categories.subList(0, Math.min(MOST_MODELS, categories.size()))) {
      String column = LabelArrays.last(category.name());
      String name = Words.unused(column, names);
      names.add(name);
      parts.add(
          Stated.categories(
              name,
              names.get(0),
              column,
              "a hypothesis: stimuli with the same " + Words.line(column) + " are alike"));
    }
    categories.forEach(column -> remarks.add("Categories: " + Words.levels(column) + "."));
    stacks.forEach(
        stack ->
            remarks.add(
                Words.line(stack)
                    + " holds several such matrices: with axes: [member: subject, condition:"
                    + " stimulus, condition: stimulus] they become members of a cohort, and give a"
                    + " noise ceiling."));
    remarks.add(
        "Repeats and folds: none; only dissimilarities are in the file, so that intervals and nulls"
            + " are over stimuli.");
    return new Draft(
        "How alike do the systems represent " + size + " stimuli, and what do categories explain?",
        remarks,
        parts,
        names.subList(1, names.size()),
        List.of("rsa: {comparator: spearman}"),
        "{bootstrap: 1000, over: [condition], null: {permutations: 1000}}",
        List.of(
            "crossnobis and other dissimilarities need responses, crossnobis at least 2 folds of"
                + " them; the file gives dissimilarities only, which rsa takes as they are",
            "regression, alignment and decoding need responses too"));
  }
}
