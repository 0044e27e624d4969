package org.homolog.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.homolog.spi.Description;
import org.homolog.spi.FormatDescription;
import org.homolog.spi.Importer;
import org.homolog.spi.Options;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;

/** What one thing is, in plain text for a terminal. */
final class Explanation {
  private static final int WIDTH = 96;

  private Explanation() {}

  static String of(String kind, Description description, Class<? extends Record> options) {
    StringBuilder text = new StringBuilder();
    text.append(kind).append(' ').append(description.id()).append(": ");
    text.append(description.title()).append('\n');
    paragraph(text, "", description.summary());
    paragraph(text, "formula: ", description.formula());
    if (!description.facets().isEmpty()) {
      paragraph(
          text,
          "works from: ",
          description.facets().stream()
              .map(Class::getSimpleName)
              .map(Options::kebab)
              .collect(Collectors.joining(" or ")));
    }
    drawn(text, description);
    paragraph(text, "convention: ", description.convention());
    paragraph(text, "cost: ", description.cost());
    paragraph(text, "intervals: ", description.intervals());
    paragraph(text, "elsewhere: ", description.elsewhere());
    options(text, options);
    references(text, description.references());
    return text.toString();
  }

  static String of(String title, Class<? extends Record> options) {
    StringBuilder text = new StringBuilder(title).append('\n');
    options(text, options);
    return text.toString();
  }

  static String of(Importer importer) {
    FormatDescription description = importer.description();
    StringBuilder text = new StringBuilder("importer " + importer.id() + "\n");
    paragraph(text, "", importer.summary());
    phrases(text, "reads", description.reads());
    phrases(text, "does not read", description.leavesOut());
    if (!importer.optionHelp().isEmpty()) {
      text.append("  options:\n");
    }
    importer
        .optionHelp()
        .forEach(
            (name, meaning) -> text.append(wrapped("    " + name + ": ", meaning, "        ")));
    if (!description.example().isBlank()) {
      text.append("  example:\n").append(description.example().strip().indent(4));
    }
    references(text, description.references());
    return text.toString();
  }

  private static void phrases(StringBuilder text, String title, List<String> phrases) {
    if (!phrases.isEmpty()) {
      text.append("  ").append(title).append(":\n");
      phrases.forEach(phrase -> text.append(wrapped("    - ", phrase, "      ")));
    }
  }

  private static void references(StringBuilder text, List<Reference> references) {
    for (Reference paper : references) {
      paragraph(
          text,
          "reference: ",
          paper.citation() + (paper.doi().isEmpty() ? "" : ", doi:" + paper.doi()));
    }
  }

  private static void drawn(StringBuilder text, Description description) {
    for (Requirement asked : description.requirements()) {
      paragraph(
          text, asked.binding() ? "needs " : "should have ", asked.words() + ": " + asked.reason());
    }
    String axes =
        description.drawable().stream()
            .map(axis -> Options.kebab(axis.name()))
            .sorted()
            .collect(Collectors.joining(", "));
    paragraph(text, "can be resampled over: ", axes);
    String nulls =
        description.nulls().stream()
            .map(model -> Options.kebab(model.name()))
            .sorted()
            .collect(Collectors.joining(", "));
    paragraph(text, "nulls: ", nulls);
    description
        .refusedNulls()
        .forEach(
            (model, reason) ->
                paragraph(text, "refuses the null " + Options.kebab(model.name()) + ": ", reason));
    description
        .refusedNullsOfScores()
        .forEach(
            (model, scores) ->
                scores.forEach(
                    (score, reason) ->
                        paragraph(
                            text,
                            "refuses the null "
                                + Options.kebab(model.name())
                                + " for "
                                + score
                                + ": ",
                            reason)));
  }

  private static void options(StringBuilder text, Class<? extends Record> type) {
    List<Options.Described> options = Options.describe(type);
    text.append(options.isEmpty() ? "  no options\n" : "  options:\n");
    for (Options.Described option : options) {
      StringBuilder head = new StringBuilder("    " + option.name() + ": " + option.type());
      if (!option.choices().isEmpty() && !option.type().contains(option.choices().get(0))) {
        head.append(" of ").append(String.join(", ", option.choices()));
      }
      if (!option.unit().isEmpty()) {
        head.append(" in ").append(option.unit());
      }
      if (option.min() > Double.NEGATIVE_INFINITY) {
        head.append(", from ").append(bound(option.min()));
      }
      if (option.max() < Double.POSITIVE_INFINITY) {
        head.append(", to ").append(bound(option.max()));
      }
      head.append(
          option.required()
              ? ", must be given"
              : ", "
                  + (option.byDefault().isEmpty() ? "empty" : option.byDefault())
                  + " if not given");
      text.append(wrapped("", head.toString(), "        "));
      if (!option.text().isEmpty()) {
        text.append(wrapped("        ", option.text(), "        "));
      }
    }
  }

  private static String bound(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  static void paragraph(StringBuilder text, String head, String body) {
    if (!body.isEmpty()) {
      text.append(wrapped("  " + head, body, "    "));
    }
  }

  /** Text broken at spaces; words that are longer than a line stay whole. */
  private static String wrapped(String first, String body, String rest) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(first);
    boolean begun = false;
    for (String word : body.split("(?<=\\S)\\s+")) {
      if (begun && line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(rest).append(word);
      } else {
        line.append(begun ? " " : "").append(word);
      }
      begun = true;
    }
    return text.append(line).append('\n').toString();
  }
}
