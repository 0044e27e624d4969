package org.homolog.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.plugin.PluginLoader;
import org.homolog.population.Population;
import org.homolog.report.StudySummary;
import org.homolog.report.StudySummary.ComparisonSummary;
import org.homolog.report.StudySummary.MethodSummary;
import org.homolog.report.StudySummary.SystemSummary;
import org.homolog.spi.Description;
import org.homolog.spi.Options;
import org.homolog.spi.Reference;
import org.homolog.system.Cohort;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;

/** Writes what a report says of a study as a whole. */
final class SummaryWriter {
  /** Kinds of systems whose design somebody chose; a network answers what it is asked. */
  private static final Set<NeuralSystem.Kind> MEASURED =
      Set.of(NeuralSystem.Kind.RECORDED, NeuralSystem.Kind.SIMULATED);

  private final Study study;
  private final Sources sources;
  private final BuiltSystems systems;
  private final List<AnalysisEntry<?, ?>> entries;

  SummaryWriter(
      Study study, Sources sources, BuiltSystems systems, List<AnalysisEntry<?, ?>> entries) {
    this.study = study;
    this.sources = sources;
    this.systems = systems;
    this.entries = entries;
  }

  StudySummary write(Function<String, Path> products) {
    List<SystemSummary> described = new ArrayList<>();
    sources.byName().values().forEach(source -> described.add(system(source, products)));
    return new StudySummary(
        study.title(),
        study.about(),
        Objects.toString(study.path().getFileName()),
        study.text(),
        study.seed(),
        PluginLoader.version(),
        described,
        entries.stream().map(SummaryWriter::method).toList(),
        entries.stream()
            .flatMap(entry -> comparisons(entry, products, described).stream())
            .toList());
  }

  /** What the design check found of some systems that a reader of their scores must know. */
  private static List<String> flaws(List<Source> sources, List<SystemSummary> described) {
    List<String> names = sources.stream().map(Source::name).toList();
    return described.stream()
        .filter(system -> names.contains(system.name()))
        .flatMap(
            system ->
                Stream.of("constant units", "missing values")
                    .filter(system.facts()::containsKey)
                    .map(fact -> system.name() + " has " + fact + ": " + system.facts().get(fact)))
        .toList();
  }

  private <O extends Record, P> List<ComparisonSummary> comparisons(
      AnalysisEntry<O, P> entry, Function<String, Path> products, List<SystemSummary> described) {
    return entry.compares()
        ? entry.groups().stream()
            .map(group -> comparison(entry, entry.reference(), group, products, described))
            .toList()
        : entry.systems().stream()
            .map(alone -> comparison(entry, alone, List.of(), products, described))
            .toList();
  }

  private <O extends Record, P> ComparisonSummary comparison(
      AnalysisEntry<O, P> entry,
      Source reference,
      List<Source> candidates,
      Function<String, Path> products,
      List<SystemSummary> described) {
    try {
      List<Source> together = candidates.isEmpty() ? List.of(reference) : entry.systems();
      Cohort one = systems.get(reference, products);
      List<Cohort> others =
          candidates.stream().map(source -> systems.get(source, products)).toList();
      Optional<Integer> twins =
          candidates.stream()
              .flatMap(source -> Stream.ofNullable(entry.twins().get(source.name())))
              .map(twin -> systems.get(twin, products).members().size())
              .findFirst();
      List<Source> both = Stream.concat(Stream.of(reference), candidates.stream()).toList();
      return Validity.of(
          entry,
          systems.design(together, products).conditions(),
          one,
          others,
          twins,
          flaws(both, described));
    } catch (HomologException e) {
      // A system's fit is not there yet, or failed, which is listed with the cells.
      return new ComparisonSummary(
          entry.spec().name(),
          entry.analysis().describe().id(),
          reference.name(),
          String.join(" + ", candidates.stream().map(Source::name).toList()),
          ComparisonSummary.Verdict.UNKNOWN,
          List.of());
    }
  }

  private SystemSummary system(Source source, Function<String, Path> products) {
    Map<String, String> facts = new LinkedHashMap<>();
    String shape;
    try {
      Cohort cohort = systems.get(source, products);
      shape = shape(cohort);
      facts.putAll(source.facts(products));
      if (MEASURED.contains(source.kind())) {
        facts.putAll(DesignCheck.of(cohort));
      }
    } catch (HomologException e) {
      // Its fit is not there: not made yet, or failed, which is listed with the cells.
      shape = "its shape is known once it is made";
    }
    String about = source.about().isEmpty() ? "" : source.about().strip() + " ";
    Map<String, String> provenance = new LinkedHashMap<>(source.provenance());
    provenance.put("content key", source.key());
    return new SystemSummary(
        source.name(),
        source.kind().name().toLowerCase(Locale.ROOT),
        about + "(" + shape + ")",
        source.citation(),
        source.licence(),
        provenance,
        facts);
  }

  private static String shape(Cohort cohort) {
    NeuralSystem first = cohort.members().get(0);
    List<String> parts = new ArrayList<>();
    if (cohort.members().size() > 1) {
      parts.add(cohort.members().size() + " members (" + cohort.memberAxis() + ")");
    }
    first
        .facet(Population.class)
        .ifPresent(
            population -> {
              parts.add(population.conditionCount() + " conditions");
              if (population.hasRepeats()) {
                parts.add(population.entryCount() + " entries");
              }
              if (population.timeCount() > 1) {
                parts.add(population.timeCount() + " time bins");
              }
              parts.add(population.unitCount() + " units");
              if (!population.valueUnit().isEmpty()) {
                parts.add("in " + population.valueUnit());
              }
            });
    first
        .facet(Dissimilarities.class)
        .ifPresent(
            distances -> {
              parts.add("dissimilarities of " + distances.labels().size() + " conditions");
              if (!distances.measure().isEmpty()) {
                parts.add(distances.measure());
              }
            });
    return String.join(", ", parts);
  }

  private static <O extends Record, P> MethodSummary method(AnalysisEntry<O, P> entry) {
    // What a larger score means can depend on the options, as with distances of matrices.
    Description description = entry.analysis().describe(entry.options());
    return new MethodSummary(
        entry.spec().name(),
        description.id(),
        description.title(),
        description.summary(),
        description.formula(),
        description.references().stream().map(SummaryWriter::reference).toList(),
        Options.resolved(entry.options()),
        entry.compares()
            ? entry.spec().resampling().words(description) + inquiries(entry)
            : "Nothing is resampled.",
        description.direction());
  }

  private static String inquiries(AnalysisEntry<?, ?> entry) {
    RecoverySpec recovery = entry.spec().recovery();
    MatchedSpec matched = entry.spec().matched();
    return (recovery.of(entry).isPresent() ? recovery.words() : "")
        + (matched.of(entry).isPresent() ? matched.words() : "");
  }

  private static String reference(Reference reference) {
    return reference.citation() + (reference.doi().isEmpty() ? "" : ", doi:" + reference.doi());
  }
}
