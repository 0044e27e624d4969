package org.homolog.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.plugin.Provided;
import org.homolog.plugin.Registry;
import org.homolog.population.MissingPolicy;
import org.homolog.population.Population;
import org.homolog.resample.CeilingMethod;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.ResamplePlan;
import org.homolog.resample.UnitGroups;
import org.homolog.spi.Analysis;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.JointComparison;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Node.Place;
import org.homolog.study.yaml.Problems;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/** Checks an entry against what there is: analyses, options, systems, facets, draws, conditions. */
final class EntryChecker {
  private final Study study;
  private final Registry registry;
  private final Sources sources;
  private final BuiltSystems systems;
  private final Problems problems;

  EntryChecker(
      Study study, Registry registry, Sources sources, BuiltSystems systems, Problems problems) {
    this.study = study;
    this.registry = registry;
    this.sources = sources;
    this.systems = systems;
    this.problems = problems;
  }

  /**
   * The entry with all it names found; nothing if something is wrong with it, which is reported.
   */
  Optional<AnalysisEntry<?, ?>> check(EntrySpec spec, Map<String, Cohort> built) {
    int before = problems.size();
    Provided<Analysis<?, ?>> provided;
    try {
      provided = registry.analysis(spec.id());
    } catch (HomologException e) {
      problems.add(
          spec.place(),
          spec.at().path().substring(0, spec.at().path().indexOf('.')),
          String.valueOf(e.getMessage()),
          e.kind());
      return Optional.empty();
    }
    Optional<AnalysisEntry<?, ?>> entry = bound(spec, provided.item(), provided, built);
    return problems.size() == before ? entry : Optional.empty();
  }

  private <O extends Record, P> Optional<AnalysisEntry<?, ?>> bound(
      EntrySpec spec,
      Analysis<O, P> analysis,
      Provided<Analysis<?, ?>> provided,
      Map<String, Cohort> built) {
    Optional<O> options = options(spec, analysis.options());
    Named names = names(spec);
    Optional<ResamplePlan> plan = plan(spec, analysis, options);
    if (options.isEmpty() || plan.isEmpty() || names.sources().isEmpty()) {
      return Optional.empty();
    }
    AnalysisEntry<O, P> entry =
        new AnalysisEntry<>(
            spec,
            analysis,
            provided.provider(),
            options.get(),
            names.sources().get(0),
            names.sources().subList(1, names.sources().size()),
            plan.get(),
            NullChecker.twins(
                plan.get(), names.sources().subList(1, names.sources().size()), sources.byName()));
    facets(entry, names);
    missing(entry, names, built);
    if (entry.compares()) {
      draws(entry, built);
      conditions(entry, names);
    }
    spec.recovery().check(entry, built);
    spec.matched().check(entry, built);
    return Optional.of(entry);
  }

  private <O extends Record> Optional<O> options(EntrySpec spec, Class<O> type) {
    return BoundOptions.of(spec.at(), problems, () -> Options.bind(type, spec.options()));
  }

  /** The reference and the candidates, and where each is named. */
  private record Named(List<Source> sources, Place reference, Place candidates, String path) {}

  private Named names(EntrySpec spec) {
    boolean own = spec.reference().isPresent();
    Optional<String> reference = spec.reference().or(study::reference);
    boolean ownCandidates = !spec.candidates().isEmpty();
    List<String> candidates = ownCandidates ? spec.candidates() : study.candidates();
    Place referenceAt = own ? spec.at().place("reference") : top("reference");
    Place candidatesAt = ownCandidates ? spec.at().place("candidates") : top("candidates");
    String path = ownCandidates ? spec.at().path("candidates") : "candidates";
    List<Source> found = new ArrayList<>();
    if (reference.isEmpty()) {
      problems.add(
          spec.place(),
          spec.at().path(),
          "no reference is named; say reference: SYSTEM at the top of the study or in this entry");
    } else {
      List<Source> named =
          find(reference.get(), referenceAt, own ? spec.at().path("reference") : "reference");
      if (named.size() > 1) {
        problems.add(
            referenceAt,
            own ? spec.at().path("reference") : "reference",
            reference.get()
                + " has several layers; name one: "
                + String.join(", ", named.stream().map(Source::name).toList()));
      } else {
        found.addAll(named);
      }
    }
    if (candidates.isEmpty()) {
      problems.add(
          spec.place(),
          spec.at().path(),
          "no candidates are named; say candidates: [SYSTEM, ...] at the top of the study or in"
              + " this entry");
    }
    boolean complete = found.size() == 1;
    for (String candidate : candidates) {
      List<Source> named = find(candidate, candidatesAt, path);
      complete &= !named.isEmpty();
      named.stream()
          .filter(
              source -> !found.subList(Math.min(1, found.size()), found.size()).contains(source))
          .forEach(found::add);
    }
    boolean all = complete && found.size() > 1;
    return new Named(all ? List.copyOf(found) : List.of(), referenceAt, candidatesAt, path);
  }

  private List<Source> find(String name, Place place, String path) {
    List<Source> named = sources.named(name);
    if (named.isEmpty() && (!sources.isDescribed(name) || name.contains("/"))) {
      java.util.Set<String> known = new java.util.LinkedHashSet<>(study.systemNames());
      known.addAll(sources.byName().keySet());
      // A system that is described but wrong is reported where it is described.
      if (problems.isEmpty() || !sources.isDescribed(name)) {
        problems.unknown(place, path, "system", name, known);
      }
    }
    return named;
  }

  private Place top(String key) {
    return study.root() instanceof Node.Group group && group.entries().containsKey(key)
        ? group.entries().get(key).value().place()
        : Place.START;
  }

  private <O extends Record, P> Optional<ResamplePlan> plan(
      EntrySpec spec, Analysis<O, P> analysis, Optional<O> options) {
    Resampling resampling = spec.resampling();
    Place place = spec.ownResampling() ? spec.at().place("resample") : top("resample");
    String path = spec.ownResampling() ? spec.at().path("resample") : "resample";
    Description description = options.map(analysis::describe).orElseGet(analysis::describe);
    try {
      ResamplePlan plan =
          new ResamplePlan(
              resampling.bootstrap(),
              resampling.over(),
              resampling.level(),
              resampling.permutations(),
              resampling.permute(),
              CeilingMethod.valueOf(constant(resampling.ceiling())),
              resampling.splits(),
              MemberPolicy.valueOf(constant(resampling.members())),
              resampling.ceilingTest());
      if (!(analysis instanceof Comparison || analysis instanceof JointComparison)) {
        return Optional.of(plan);
      }
      plan.refusal(description)
          .ifPresent(
              reason ->
                  problems.add(
                      place,
                      path,
                      reason
                          + "; give the entry "
                          + spec.name()
                          + " its own, such as resample: {bootstrap: 0}"));
      NullChecker.refusal(description, plan)
          .ifPresent(reason -> problems.add(place, path + ".null", reason));
      return Optional.of(plan);
    } catch (HomologException e) {
      problems.add(place, path, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private void facets(AnalysisEntry<?, ?> entry, Named names) {
    Description description = entry.analysis().describe();
    for (Source source : entry.systems()) {
      boolean fits =
          description.facets().isEmpty()
              || description.facets().stream().anyMatch(source.facets()::contains);
      if (!fits) {
        problems.add(
            source.equals(entry.reference()) ? names.reference() : names.candidates(),
            entry.spec().at().path(),
            description.id()
                + " needs "
                + words(description.facets())
                + ", but system "
                + source.name()
                + " has "
                + words(source.facets()));
      }
    }
  }

  private static String words(java.util.Set<Class<?>> facets) {
    return String.join(" or ", facets.stream().map(Class::getSimpleName).sorted().toList());
  }

  /** Missing values that the comparison would refuse later. */
  private void missing(AnalysisEntry<?, ?> entry, Named names, Map<String, Cohort> built) {
    if (!Options.resolved(entry.options()).getOrDefault("missing", "").equals("refuse")) {
      return;
    }
    for (Source source : entry.systems()) {
      Cohort cohort = built.get(source.name());
      if (cohort == null) {
        continue;
      }
      for (NeuralSystem member : cohort.members()) {
        try {
          member.facet(Population.class).ifPresent(p -> p.handleMissing(MissingPolicy.REFUSE));
        } catch (HomologException e) {
          problems.add(
              source.equals(entry.reference()) ? names.reference() : names.candidates(),
              entry.spec().at().path(),
              String.valueOf(e.getMessage()));
          break;
        }
      }
    }
  }

  private void draws(AnalysisEntry<?, ?> entry, Map<String, Cohort> built) {
    ResamplePlan plan = entry.plan();
    EntrySpec spec = entry.spec();
    Place place = spec.ownResampling() ? spec.at().place("resample") : top("resample");
    String path = spec.ownResampling() ? spec.at().path("resample") : "resample";
    Cohort reference = built.get(entry.reference().name());
    boolean overRepeats = plan.bootstrap() > 0 && plan.over().contains(Axis.REPEAT);
    boolean permuteRepeats =
        plan.permutations() > 0
            && plan.nullModel().filter(NullModel.PERMUTE_REPEATS::equals).isPresent();
    if (reference != null && (overRepeats || permuteRepeats)) {
      boolean named =
          reference.members().stream()
              .allMatch(
                  member ->
                      member
                          .facet(Population.class)
                          .filter(p -> p.repeatColumn().isPresent() && p.hasRepeats())
                          .isPresent());
      if (!named) {
        problems.add(
            place,
            path,
            "repeats are to be "
                + (overRepeats ? "drawn" : "permuted")
                + ", but "
                + entry.reference().name()
                + " has none: say what counts as a repeat (a repeat axis, align.repeats, or then:"
                + " [repeats: COLUMN]) and do not average over repeats");
      }
    }
    if (entry.plan().nullModel().filter(NullModel.UNTRAINED::equals).isPresent()
        && entry.plan().permutations() > 0
        && entry.twins().isEmpty()) {
      problems.add(
          place,
          path + ".null",
          "untrained twins are the null, but no candidate has one: a network trained on a task has"
              + " one with untrained: true");
    }
    units(entry, built, place, path);
    if (plan.bootstrap() > 0 && plan.over().contains(Axis.MEMBER)) {
      List<Source> candidates = entry.candidates();
      boolean unknown =
          reference == null || candidates.stream().anyMatch(c -> !built.containsKey(c.name()));
      boolean several =
          reference != null && reference.members().size() > 1
              || candidates.stream()
                  .map(c -> built.get(c.name()))
                  .anyMatch(c -> c != null && c.members().size() > 1);
      if (!several && !unknown) {
        problems.add(
            place,
            path,
            "members are to be drawn, but neither "
                + entry.reference().name()
                + " nor a candidate has several");
      }
    }
  }

  private void units(
      AnalysisEntry<?, ?> entry, Map<String, Cohort> built, Place place, String path) {
    for (Axis axis : List.of(Axis.UNIT, Axis.SESSION)) {
      boolean wanted = entry.plan().bootstrap() > 0 && entry.plan().over().contains(axis);
      boolean possible =
          entry.systems().stream()
              .map(source -> Optional.ofNullable(built.get(source.name())))
              .anyMatch(cohort -> cohort.map(c -> hasUnits(c, axis)).orElse(true));
      if (wanted && !possible) {
        problems.add(
            place,
            path,
            Options.kebab(axis.name())
                + "s are to be drawn, but no system here has several"
                + (axis == Axis.SESSION
                    ? "; sessions are those of a pseudo-population: to draw whole recordings that"
                        + " are members of a cohort, say over: [member]"
                    : ""));
      }
    }
  }

  private static boolean hasUnits(Cohort cohort, Axis axis) {
    return cohort.members().stream()
        .anyMatch(
            member ->
                member
                    .facet(Population.class)
                    .flatMap(population -> UnitGroups.of(population, axis))
                    .isPresent());
  }

  private void conditions(AnalysisEntry<?, ?> entry, Named names) {
    Map<String, List<String>> known = new LinkedHashMap<>();
    for (Source source : entry.systems()) {
      systems.known(source).ifPresent(labels -> known.put(source.name(), labels));
    }
    try {
      if (!known.isEmpty() && known.values().stream().anyMatch(labels -> !labels.isEmpty())) {
        BuiltSystems.shared(known);
      }
    } catch (HomologException e) {
      problems.add(names.candidates(), names.path(), String.valueOf(e.getMessage()));
    }
  }
}
