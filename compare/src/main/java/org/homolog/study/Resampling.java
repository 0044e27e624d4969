package org.homolog.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homolog.resample.CeilingTest;
import org.homolog.resample.Correction;
import org.homolog.spi.Axis;
import org.homolog.spi.Description;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.yaml.Node;

/**
 * What is resampled, as a study says it.
 *
 * @param bootstrap number of bootstrap draws
 * @param over what is drawn
 * @param level level of the interval
 * @param permutations number of draws of the null
 * @param permute the null; empty for the first permutation that the comparison admits
 * @param ceiling how the ceiling is found
 * @param splits number of split halves
 * @param members which rows a cohort gets
 * @param ceilingTest what the ceiling counts as when scores are tested against it
 * @param correction how p is corrected for the number of tests
 */
record Resampling(
    int bootstrap,
    List<Axis> over,
    double level,
    int permutations,
    Optional<NullModel> permute,
    String ceiling,
    int splits,
    String members,
    CeilingTest ceilingTest,
    Correction correction) {
  static final Resampling DEFAULT =
      new Resampling(
          1000,
          List.of(Axis.CONDITION),
          0.95,
          1000,
          Optional.empty(),
          "automatic",
          20,
          "each",
          CeilingTest.FIXED,
          Correction.BENJAMINI_HOCHBERG);

  /** Reads a group; what it does not say is as in {@code base}. */
  static Resampling read(Fields fields, Resampling base) {
    Resampling own = base;
    if (fields.has("null")) {
      own = own.withNull(fields);
    }
    return new Resampling(
        fields.whole("bootstrap").map(Long::intValue).orElse(base.bootstrap),
        fields.has("over") ? axes(fields.texts("over")) : base.over,
        fields.number("level").orElse(base.level),
        own.permutations,
        own.permute,
        fields.has("ceiling") ? fields.word("ceiling") : base.ceiling,
        fields.whole("splits").map(Long::intValue).orElse(base.splits),
        fields.has("members") ? fields.word("members") : base.members,
        fields.has("ceiling-test")
            ? CeilingTest.valueOf(fields.word("ceiling-test").toUpperCase(Locale.ROOT))
            : base.ceilingTest,
        fields.has("correction") ? correction(fields.word("correction")) : base.correction);
  }

  private static Correction correction(String word) {
    return Correction.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private Resampling withNull(Fields fields) {
    Node node = fields.node("null").orElseThrow();
    if (node instanceof Node.Value value) {
      if (value.text().equals("none") || Boolean.FALSE.equals(value.value())) {
        return new Resampling(
            bootstrap, over, level, 0, permute, ceiling, splits, members, ceilingTest, correction);
      }
      fields.problem("null", "write null: {permutations: 1000}, or null: none, not " + node.kind());
      return this;
    }
    Fields group = fields.group("null", Grammar.NULL).orElseThrow();
    if (group.has("permute") && group.has("model")) {
      group.problem(
          "model", "say model or permute, not both: permute: unit is model: permute-units");
    }
    Optional<NullModel> model =
        group.has("permute")
            ? nullModel(group.word("permute"))
            : group.has("model") ? model(group.word("model")) : permute;
    return new Resampling(
        bootstrap,
        over,
        level,
        group.whole("permutations").map(Long::intValue).orElse(permutations),
        model,
        ceiling,
        splits,
        members,
        ceilingTest,
        correction);
  }

  private static Optional<NullModel> nullModel(String word) {
    return switch (word) {
      case "condition" -> Optional.of(NullModel.PERMUTE_CONDITIONS);
      case "repeat" -> Optional.of(NullModel.PERMUTE_REPEATS);
      case "unit" -> Optional.of(NullModel.PERMUTE_UNITS);
      default -> Optional.empty();
    };
  }

  /** Nothing for a word that is no null, which is reported. */
  private static Optional<NullModel> model(String word) {
    return Arrays.stream(NullModel.values())
        .filter(model -> Options.kebab(model.name()).equals(word))
        .findFirst();
  }

  private static List<Axis> axes(List<String> words) {
    return words.stream()
        .map(word -> Axis.valueOf(word.toUpperCase(Locale.ROOT)))
        .distinct()
        .toList();
  }

  private String adjusted() {
    return switch (correction) {
      case BENJAMINI_HOCHBERG ->
          "Over all scores of the comparison against one reference p is adjusted to control the false"
              + " discovery rate (Benjamini and Hochberg 1995).";
      case BONFERRONI ->
          "Over all scores of the comparison against one reference p is multiplied by their number"
              + " (Bonferroni).";
      case MAX_STATISTIC ->
          "Over all scores of the comparison against one reference p is that of the largest"
              + " standardised score under each draw of the null (Westfall and Young 1993); tests"
              + " without such draws are corrected after Bonferroni.";
      case NONE -> "It is not corrected for the number of tests.";
    };
  }

  /** What is resampled, for the methods text of a report. */
  String words(Description description) {
    List<String> parts = new ArrayList<>();
    if (bootstrap > 0) {
      List<String> axes = over.stream().map(a -> a.name().toLowerCase(Locale.ROOT) + "s").toList();
      parts.add(
          "Intervals of level "
              + level
              + " come from "
              + bootstrap
              + " bootstrap draws over "
              + String.join(" and ", axes)
              + "; copies of a condition stay in one fold and pairs of copies are left out, and all"
              + " candidates see the same draws. They speak of what the score would be on average over"
              + " data with other "
              + String.join(" and ", axes)
              + ", as many as here; of a debiased score that is its value for the population.");
      parts.add(description.intervals());
      parts.removeIf(String::isEmpty);
    } else {
      parts.add("No interval was asked for.");
    }
    parts.add(
        permutations > 0
            ? "The null comes from "
                + permutations
                + " draws"
                + permute
                    .map(
                        model ->
                            " (" + model.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")")
                    .orElse(" of the first permutation that is admitted")
                + "; p counts the data itself. "
                + adjusted()
            : "No null was asked for.");
    parts.add(
        ceiling.equals("none")
            ? "No noise ceiling was asked for."
            : "The noise ceiling is "
                + (ceiling.equals("automatic")
                    ? "leave-one-member-out where there are members, else split-half ("
                        + splits
                        + " splits) where there are repeats."
                    : ceiling
                        + (ceiling.equals("split-half") ? " (" + splits + " splits)." : ".")));
    return String.join(" ", parts);
  }
}
