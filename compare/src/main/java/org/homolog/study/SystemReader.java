package org.homolog.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.importer.mapping.ArrayMapping;
import org.homolog.importer.mapping.DissimilarityMapping;
import org.homolog.population.ActiveChannel;
import org.homolog.population.Alignment;
import org.homolog.population.PseudoPopulation;
import org.homolog.population.Smoothing;
import org.homolog.population.TimeSpan;
import org.homolog.study.grammar.Fields;
import org.homolog.study.grammar.Grammar;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Problems;
import org.jspecify.annotations.Nullable;

/** Reads what a study says of one system. */
final class SystemReader {
  private static final List<String> FORMS =
      List.of("recording", "stated", "simulate", "model", "cohort", "pseudo-population");
  private static final Map<String, List<String>> BESIDE =
      Map.of(
          "recording", List.of("population", "align", "dissimilarities", "then", "members"),
          "simulate",
              List.of("recording", "population", "align", "dissimilarities", "then", "members"),
          "stated", List.of(),
          "model", List.of("task", "train", "untrained", "respond", "then"),
          "cohort", List.of(),
          "pseudo-population", List.of("then"));

  private final Problems problems;

  SystemReader(Problems problems) {
    this.problems = problems;
  }

  Optional<SystemSpec> read(String name, Node.Entry entry) {
    String path = "systems." + name;
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9 _-]*")) {
      problems.add(
          entry.place(),
          path,
          "a system's name holds letters, digits, blanks, hyphens and underscores, and begins with a"
              + " letter or digit");
    }
    int before = problems.size();
    Fields fields = Fields.of(Grammar.SYSTEM, entry.value(), path, problems);
    Optional<String> form = form(fields, entry);
    if (form.isEmpty()) {
      return Optional.empty();
    }
    SystemSpec spec =
        switch (form.get()) {
          case "stated" -> stated(name, fields);
          case "model" -> NetworkReader.read(name, fields, new StepReader(problems).read(fields));
          case "cohort" -> cohort(name, fields);
          case "pseudo-population" -> pseudo(name, fields);
          default -> recorded(name, fields, form.get());
        };
    return problems.size() == before ? Optional.of(spec) : Optional.empty();
  }

  private Optional<String> form(Fields fields, Node.Entry entry) {
    List<String> given = FORMS.stream().filter(fields::has).toList();
    String form = given.contains("simulate") ? "simulate" : given.isEmpty() ? "" : given.get(0);
    if (form.isEmpty()) {
      problems.add(
          entry.place(),
          fields.path(),
          "say what the system is with one of: " + String.join(", ", FORMS));
      return Optional.empty();
    }
    for (org.homolog.study.grammar.Key key : Grammar.SYSTEM.keys()) {
      boolean fits =
          key.name().equals(form)
              || key.name().equals("about")
              || BESIDE.getOrDefault(form, List.of()).contains(key.name());
      if (fields.has(key.name()) && !fits) {
        fields.problem(
            key.name(),
            "this does not go with "
                + form
                + ", which takes: "
                + BESIDE.get(form)
                + "; leave it out");
      }
    }
    return Optional.of(form);
  }

  private SystemSpec recorded(String name, Fields fields, String form) {
    Optional<SystemSpec.Simulation> simulation =
        fields
            .group("simulate", Grammar.SIMULATE)
            .map(
                group ->
                    new SystemSpec.Simulation(group.textOr("generator"), group.others(), group));
    Fields recording =
        fields
            .group("recording", Grammar.RECORDING)
            .orElseGet(
                () ->
                    Fields.of(
                        Grammar.RECORDING,
                        new Node.Group(fields.place(), Map.of()),
                        fields.path("recording"),
                        problems));
    if (simulation.isEmpty() && !recording.has("file")) {
      problems.add(
          recording.place(), recording.path(), "the key \"file\" is missing: path of the file");
    }
    if (simulation.isPresent()) {
      for (String key : List.of("file", "sha256")) {
        if (recording.has(key)) {
          recording.problem(key, "a simulated recording makes its own file; leave this out");
        }
      }
    }
    return new SystemSpec.Recorded(
        name,
        fields.textOr("about"),
        simulation,
        file(recording, "file", recording.others()),
        view(fields),
        new StepReader(problems).read(fields),
        fields.textOr("members"),
        fields);
  }

  private FileSpec file(Fields fields, String key, Map<String, Object> options) {
    String sha256 = fields.textOr("sha256");
    if (!sha256.isEmpty() && !sha256.matches("[0-9a-f]{64}")) {
      fields.problem("sha256", "a SHA-256 has 64 digits out of 0-9 and a-f, this has not");
    }
    boolean importable = key.equals("file") && !fields.path().endsWith(".stated");
    return new FileSpec(
        key,
        fields.text(key),
        importable ? fields.text("importer") : Optional.empty(),
        sha256,
        fields.textOr("citation"),
        fields.textOr("licence"),
        new LinkedHashMap<>(options),
        fields);
  }

  private View view(Fields fields) {
    List<String> given =
        List.of("population", "align", "dissimilarities").stream().filter(fields::has).toList();
    if (given.size() != 1) {
      problems.add(
          fields.place(),
          fields.path(),
          "say with exactly one of population, align and dissimilarities what of the file is"
              + " compared"
              + (given.isEmpty() ? "" : ", here are " + String.join(" and ", given)));
      return new View.Mapped(Map.of(), fields.path());
    }
    String path = fields.path(given.get(0));
    if (given.get(0).equals("align")) {
      return aligned(fields, path);
    }
    Map<String, Object> options = fields.plain(given.get(0));
    boolean population = given.get(0).equals("population");
    try {
      if (population) {
        ArrayMapping.of(options, path);
      } else {
        DissimilarityMapping.of(options, path);
      }
    } catch (HomologException e) {
      Located.report(problems, fields, given.get(0), e);
    }
    return population ? new View.Mapped(options, path) : new View.Distances(options, path);
  }

  private static @Nullable ActiveChannel mark(Fields align) {
    Optional<Fields> mark = align.group("mark", Grammar.MARK);
    if (mark.isEmpty()) {
      return null;
    }
    try {
      return new ActiveChannel(
          mark.get().textOr("column"),
          mark.get().textOr("series"),
          mark.get().number("above").orElse(Double.NaN));
    } catch (HomologException e) {
      align.problem("mark", String.valueOf(e.getMessage()));
      return null;
    }
  }

  private View aligned(Fields fields, String path) {
    Fields align = fields.group("align", Grammar.ALIGN).orElseThrow();
    List<Double> window = align.numbers("window", 2).orElse(List.of(0.0, 1.0));
    Smoothing smoothing =
        align.group("smooth", Grammar.SMOOTH).flatMap(Operations::smoothing).orElse(Smoothing.NONE);
    Optional<TimeSpan> recorded = recorded(align);
    if (align.has("rate") && !align.has("series")) {
      align.problem("rate", "a rate goes with a series; spikes have none, choose their bin");
    }
    List<String> conditions = align.texts("conditions");
    ActiveChannel mark = mark(align);
    double bin = align.has("bin") ? align.number("bin").orElse(Double.NaN) : Double.NaN;
    try {
      return new View.Aligned(
          new Alignment(
              align.textOr("table"),
              align.textOr("event"),
              window.get(0),
              window.get(1),
              Double.isNaN(bin) ? window.get(1) - window.get(0) : bin,
              conditions.isEmpty() ? List.of("?") : conditions,
              align.text("repeats").orElse(null),
              align.filter("entries").orElse(null),
              align.filter("units").orElse(null),
              align.text("series").orElse(null),
              Alignment.Measure.valueOf(Operations.constant(align.word("measure"))),
              smoothing,
              align.has("series") ? align.number("rate").orElse(0.0) : 0,
              Alignment.Outside.valueOf(Operations.constant(align.word("outside"))),
              recorded.orElse(null),
              mark),
          path);
    } catch (HomologException e) {
      align.problem("window", String.valueOf(e.getMessage()));
      return new View.Mapped(Map.of(), path);
    }
  }

  private static Optional<TimeSpan> recorded(Fields align) {
    Optional<List<Double>> ends = align.numbers("recorded", 2);
    if (ends.isPresent() && !(ends.get().get(0) < ends.get().get(1))) {
      align.problem("recorded", "[from, to]: the recording ends after it begins");
      return Optional.empty();
    }
    return ends.map(pair -> new TimeSpan(pair.get(0), pair.get(1)));
  }

  private SystemSpec pseudo(String name, Fields fields) {
    Fields pseudo = fields.group("pseudo-population", Grammar.PSEUDO_POPULATION).orElseThrow();
    return new SystemSpec.Pseudo(
        name,
        fields.textOr("about"),
        pseudo.texts("of"),
        new PseudoPopulation(
            (int) pseudo.wholeOr("folds"),
            (int) pseudo.wholeOr("trials"),
            PseudoPopulation.Unshared.valueOf(Operations.constant(pseudo.word("unshared"))),
            pseudo.wholeOr("seed")),
        new StepReader(problems).read(fields),
        pseudo,
        fields);
  }

  private SystemSpec cohort(String name, Fields fields) {
    Fields cohort = fields.group("cohort", Grammar.COHORT).orElseThrow();
    return new SystemSpec.Members(
        name, fields.textOr("about"), cohort.texts("of"), cohort.textOr("member"), cohort, fields);
  }

  private SystemSpec stated(String name, Fields fields) {
    Fields stated = fields.group("stated", Grammar.STATED).orElseThrow();
    List<String> sources =
        List.of("categories", "formula", "table", "values").stream().filter(stated::has).toList();
    if (sources.size() != 1) {
      problems.add(
          stated.place(),
          stated.path(),
          "say with exactly one of categories, formula, table and values what is stated"
              + (sources.isEmpty() ? "" : ", here are " + String.join(" and ", sources)));
      return new SystemSpec.Categories(name, "", "", List.of(), stated, fields);
    }
    String source = sources.get(0);
    only(stated, source);
    if (!stated.has("of") && !stated.has("labels")) {
      problems.add(
          stated.place(),
          stated.path(),
          "the key \"of\" is missing: recorded system whose conditions these are"
              + (source.equals("table") ? "; or labels, the column that holds their labels" : ""));
    }
    if (source.equals("categories")) {
      return new SystemSpec.Categories(
          name,
          fields.textOr("about"),
          stated.textOr("of"),
          stated.texts("categories"),
          stated,
          fields);
    }
    if (source.equals("formula")) {
      return new SystemSpec.Formula(
          name,
          fields.textOr("about"),
          stated.textOr("of"),
          stated.textOr("formula"),
          stated,
          fields);
    }
    return new SystemSpec.Descriptors(
        name,
        fields.textOr("about"),
        stated.textOr("of"),
        file(stated, source.equals("table") ? "table" : "file", Map.of()),
        stated.textOr("values"),
        stated.textOr("labels"),
        stated.texts("columns"),
        stated.texts("without"),
        stated.number("drop-missing"),
        stated.flag("drop-constant"),
        stated.word("scale").equals("z-score"),
        stated,
        fields);
  }

  private static void only(Fields stated, String source) {
    List<String> fitting =
        switch (source) {
          case "categories" -> List.of("of", "categories");
          case "formula" -> List.of("of", "formula");
          case "table" ->
              List.of(
                  "of",
                  "table",
                  "labels",
                  "columns",
                  "without",
                  "drop-missing",
                  "drop-constant",
                  "scale",
                  "sha256",
                  "citation",
                  "licence");
          default ->
              List.of(
                  "of",
                  "file",
                  "values",
                  "drop-constant",
                  "scale",
                  "sha256",
                  "citation",
                  "licence");
        };
    for (org.homolog.study.grammar.Key key : Grammar.STATED.keys()) {
      if (stated.has(key.name()) && !fitting.contains(key.name())) {
        stated.problem(
            key.name(),
            "this does not go with " + source + ", which takes: " + String.join(", ", fitting));
      }
    }
  }
}
