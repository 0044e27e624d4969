package org.homolog.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.importer.mapping.ArrayMapping;
import org.homolog.importer.mapping.DissimilarityMapping;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.spi.Importer;
import org.homolog.study.yaml.Problems;
import org.homolog.system.Cohort;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;

/**
 * A recorded or simulated system: a file, what of it is compared, and operations.
 *
 * @param spec what the study says
 * @param file the file; empty where a fit makes it
 * @param fit key of the fit that makes the file; empty for a real recording
 * @param importer the importer, if it could be told already
 * @param importerIdentity id and jar of the importer
 * @param files opens files
 */
record RecordedSource(
    SystemSpec.Recorded spec,
    Optional<StudyFiles.Found> file,
    String fit,
    Optional<Importer> importer,
    String importerIdentity,
    StudyFiles files)
    implements Source {

  @Override
  public String name() {
    return spec.name();
  }

  /** What a generator writes has a layout of its own, which the study may replace. */
  private Map<String, Object> options() {
    boolean own = spec.simulation().isEmpty() || !spec.file().options().isEmpty();
    return own ? spec.file().options() : Simulations.LAYOUT;
  }

  @Override
  public NeuralSystem.Kind kind() {
    return spec.simulation().isPresent() ? NeuralSystem.Kind.SIMULATED : NeuralSystem.Kind.RECORDED;
  }

  @Override
  public String key() {
    return ContentKey.of("recorded")
        .with("file", file.map(StudyFiles.Found::sha256).orElse(fit))
        .with("importer", importerIdentity)
        .with("options", options())
        .with("view", spec.view().canonical())
        .with("steps", spec.steps().stream().map(Step::text).toList())
        .with("members", spec.members())
        .hash();
  }

  @Override
  public List<String> fits() {
    return fit.isEmpty() ? List.of() : List.of(fit);
  }

  @Override
  public Set<Class<?>> facets() {
    return Set.of(spec.view() instanceof View.Distances ? Dissimilarities.class : Population.class);
  }

  @Override
  public Cohort build(Function<String, Path> products) {
    Path path = file.map(StudyFiles.Found::path).orElseGet(() -> products.apply(fit));
    Importer chosen = importer.orElseGet(() -> files.importer(spec.file(), path));
    try (Recording recording = files.open(path, chosen, options())) {
      if (spec.view() instanceof View.Distances distances) {
        return dissimilarities(recording, distances);
      }
      Population population =
          spec.view() instanceof View.Aligned aligned
              ? aligned.alignment().apply(recording)
              : ArrayMapping.of(((View.Mapped) spec.view()).options(), spec.view().path())
                  .population(recording);
      population = Step.all(spec.steps(), population).withName(spec.name());
      return spec.members().isEmpty()
          ? Cohort.of(system(spec.name(), population))
          : members(population);
    }
  }

  private Cohort dissimilarities(Recording recording, View.Distances distances) {
    Map<String, Dissimilarities> members =
        DissimilarityMapping.of(distances.options(), distances.path()).members(recording);
    if (members.size() == 1) {
      return Cohort.of(
          start(spec.name())
              .facet(Dissimilarities.class, members.values().iterator().next())
              .build());
    }
    List<NeuralSystem> systems = new ArrayList<>();
    members.forEach(
        (member, values) ->
            systems.add(start(member).facet(Dissimilarities.class, values).build()));
    return new Cohort(spec.name(), memberAxis(distances), systems);
  }

  private static String memberAxis(View.Distances distances) {
    if (!(distances.options().get("axes") instanceof List<?> axes)) {
      return "member";
    }
    Object average = distances.options().getOrDefault("average", List.of());
    String names =
        axes.stream()
            .filter(axis -> axis instanceof Map<?, ?> map && map.containsKey("member"))
            .map(axis -> String.valueOf(((Map<?, ?>) axis).get("member")))
            .filter(
                name ->
                    !(average instanceof List<?> list ? list.contains(name) : name.equals(average)))
            .collect(Collectors.joining(" and "));
    return names.isEmpty() ? "member" : names;
  }

  private Cohort members(Population whole) {
    boolean byUnits = whole.units().has(spec.members());
    if (!byUnits && !whole.entries().has(spec.members())) {
      List<String> known = new ArrayList<>(whole.units().names());
      known.addAll(whole.entries().names());
      throw HomologException.mistake(
          spec.at().path("members")
              + ": "
              + HomologException.unknownText("column", spec.members(), known));
    }
    Column column = (byUnits ? whole.units() : whole.entries()).column(spec.members());
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < column.size(); row++) {
      rows.computeIfAbsent(column.text(row), key -> new ArrayList<>()).add(row);
    }
    List<NeuralSystem> systems = new ArrayList<>();
    rows.forEach(
        (member, chosen) -> {
          int[] kept = chosen.stream().mapToInt(Integer::intValue).toArray();
          Population part = byUnits ? whole.selectUnits(kept) : whole.selectEntries(kept);
          systems.add(system(spec.members() + " " + member, part));
        });
    return new Cohort(spec.name(), spec.members(), systems);
  }

  private NeuralSystem system(String called, Population population) {
    return start(called).facet(Population.class, population).build();
  }

  private NeuralSystem.Builder start(String called) {
    NeuralSystem.Builder builder =
        NeuralSystem.builder(called, kind())
            .contentKey(
                ContentKey.of("member").with("system", key()).with("member", called).hash());
    provenance().forEach(builder::provenance);
    return builder;
  }

  @Override
  public Map<String, String> provenance() {
    Map<String, String> facts = new LinkedHashMap<>();
    file.ifPresent(
        found -> {
          facts.put("file", String.valueOf(found.path().getFileName()));
          facts.put("sha256", found.sha256());
        });
    spec.simulation()
        .ifPresent(
            simulation -> {
              facts.put("generator", simulation.generator());
              facts.put("generator options", Simulations.resolved(simulation).toString());
              facts.put("simulation", fit);
            });
    facts.put("importer", importerIdentity);
    if (!options().isEmpty()) {
      facts.put("importer options", options().toString());
    }
    facts.put("values", spec.view().words());
    if (!spec.steps().isEmpty()) {
      facts.put(
          "operations", spec.steps().stream().map(Step::text).collect(Collectors.joining("; ")));
    }
    if (!spec.members().isEmpty()) {
      facts.put("members", spec.members());
    }
    return facts;
  }

  @Override
  public String about() {
    return spec.about();
  }

  @Override
  public String citation() {
    return spec.file().citation();
  }

  @Override
  public String licence() {
    return spec.file().licence();
  }

  /** Says where in the study a failure of {@link #build} belongs. */
  void report(HomologException failure, Problems problems) {
    if (Step.report(spec.steps(), failure, problems)) {
      return;
    }
    String message = String.valueOf(failure.getMessage());
    String view =
        List.of("population", "align", "dissimilarities").stream()
            .filter(spec.at()::has)
            .findFirst()
            .orElse("recording");
    if (message.startsWith(spec.at().path("members") + ": ")) {
      Located.report(problems, spec.at(), "members", failure);
    } else if (message.startsWith("recording")
        || message.contains(file.map(found -> found.path().toString()).orElse("\n"))) {
      Located.report(problems, spec.at(), "recording", failure);
    } else {
      Located.report(problems, spec.at(), view, failure);
    }
  }
}
