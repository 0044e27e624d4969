package org.homolog.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.homolog.plugin.Registry;
import org.homolog.spi.Analysis;
import org.homolog.spi.Description;
import org.homolog.spi.Options;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;

/** What a comparison is, as a page of documentation in Markdown. */
final class ComparisonPage {
  private ComparisonPage() {}

  /** The page of one comparison. */
  static String of(Analysis<?, ?> analysis) {
    Description description = analysis.describe();
    StringBuilder page = new StringBuilder();
    page.append("# ").append(text(description.title())).append("\n\n");
    page.append("`").append(description.id()).append("` in a study. ");
    page.append(text(description.summary())).append('\n');
    section(page, "Formula", text(description.formula()));
    section(page, "Convention", text(description.convention()));
    section(page, "Cost", text(description.cost()));
    section(page, "What it needs and allows", needs(description));
    section(page, "Options", options(analysis.options()));
    section(page, "In a study", "```yaml\n" + example(description.id(), analysis) + "```");
    section(page, "Intervals", text(description.intervals()));
    section(page, "Elsewhere", text(description.elsewhere()));
    section(page, "References", references(description.references()));
    return page.toString();
  }

  /** The list of all comparisons, with a link to the page of each. */
  static String index(Registry registry) {
    StringBuilder page =
        new StringBuilder(
            """
            # Comparisons

            What homolog can ask of two systems. A page each: formula, convention, cost, options, references, and what
            other programs call it. `homolog describe ID` prints the same on a terminal. These pages are written by
            `homolog describe --pages DIR`; D is the number of conditions, N and M are numbers of units, T of time bins.

            | in a study | what it is |
            |---|---|
            """);
    registry
        .analyses()
        .forEach(
            (id, item) ->
                page.append("| [")
                    .append(id)
                    .append("](")
                    .append(id)
                    .append(".md) | ")
                    .append(text(item.item().describe().title()))
                    .append(" |\n"));
    return page.toString();
  }

  private static void section(StringBuilder page, String title, String body) {
    if (!body.isEmpty()) {
      page.append("\n## ").append(title).append("\n\n").append(body).append('\n');
    }
  }

  private static String needs(Description description) {
    List<String> lines = new ArrayList<>();
    if (!description.facets().isEmpty()) {
      lines.add(
          "- works from: "
              + description.facets().stream()
                  .map(Class::getSimpleName)
                  .map(Options::kebab)
                  .collect(Collectors.joining(" or ")));
    }
    for (Requirement asked : description.requirements()) {
      lines.add(
          "- "
              + (asked.binding() ? "needs " : "should have ")
              + text(asked.words())
              + ": "
              + text(asked.reason()));
    }
    lines.add("- can be resampled over: " + names(description.drawable(), "nothing"));
    lines.add("- nulls: " + names(description.nulls(), "none"));
    description.refusedNulls().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            refused ->
                lines.add(
                    "- refuses the null "
                        + Options.kebab(refused.getKey().name())
                        + ": "
                        + text(refused.getValue())));
    description
        .refusedNullsOfScores()
        .forEach(
            (model, scores) ->
                scores.forEach(
                    (score, reason) ->
                        lines.add(
                            "- refuses the null "
                                + Options.kebab(model.name())
                                + " for "
                                + score
                                + ": "
                                + text(reason))));
    lines.add(
        "- scores lie between "
            + bound(description.lowest())
            + " and "
            + bound(description.highest())
            + "; "
            + Options.kebab(description.direction().name()).replace('-', ' '));
    for (String score : description.scoresWithRange()) {
      lines.add(
          "- "
              + text(score)
              + " lies between "
              + bound(description.lowest(score))
              + " and "
              + bound(description.highest(score)));
    }
    return String.join("\n", lines);
  }

  private static String names(Set<? extends Enum<?>> values, String none) {
    return values.isEmpty()
        ? none
        : values.stream()
            .sorted()
            .map(value -> Options.kebab(value.name()))
            .collect(Collectors.joining(", "));
  }

  private static String options(Class<? extends Record> type) {
    List<Options.Described> options = Options.describe(type);
    if (options.isEmpty()) {
      return "";
    }
    StringBuilder table =
        new StringBuilder("| option | values | default | meaning |\n|---|---|---|---|\n");
    for (Options.Described option : options) {
      String values =
          option.choices().isEmpty() ? option.type() : String.join(", ", option.choices());
      if (option.min() > Double.NEGATIVE_INFINITY) {
        values += ", from " + bound(option.min());
      }
      if (option.max() < Double.POSITIVE_INFINITY) {
        values += ", to " + bound(option.max());
      }
      if (!option.unit().isEmpty()) {
        values += ", in " + option.unit();
      }
      String byDefault =
          option.required()
              ? "must be given"
              : option.byDefault().isEmpty() ? "empty" : option.byDefault();
      table
          .append("| `")
          .append(option.name())
          .append("` | ")
          .append(cell(values))
          .append(" | ")
          .append(cell(byDefault))
          .append(" | ")
          .append(cell(option.text()))
          .append(" |\n");
    }
    return table.toString().stripTrailing();
  }

  /** The comparison with its options at their defaults, as a study writes it. */
  private static String example(String id, Analysis<?, ?> analysis) {
    String options =
        Options.describe(analysis.options()).stream()
            .filter(option -> !option.byDefault().isEmpty() && !option.type().startsWith("list"))
            .limit(4)
            .map(option -> option.name() + ": " + option.byDefault())
            .collect(Collectors.joining(", "));
    return "comparisons:\n  - " + id + ": {" + options + "}\n";
  }

  private static String references(List<Reference> references) {
    return references.stream()
        .map(
            paper ->
                "- "
                    + text(paper.citation())
                    + (paper.doi().isEmpty()
                        ? ""
                        : " [doi:" + paper.doi() + "](https://doi.org/" + paper.doi() + ")"))
        .collect(Collectors.joining("\n"));
  }

  private static String bound(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinity" : "minus infinity";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Text in which no character means anything to Markdown. */
  private static String text(String plain) {
    return plain.replaceAll("([\\\\`*_{}\\[\\]<>|#])", "\\\\$1");
  }

  private static String cell(String plain) {
    return text(plain).replace("\n", " ");
  }
}
