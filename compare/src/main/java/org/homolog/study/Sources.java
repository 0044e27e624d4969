package org.homolog.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.plugin.Registry;
import org.homolog.population.Population;
import org.homolog.run.FitJob;
import org.homolog.spi.Importer;
import org.homolog.study.grammar.Fields;
import org.homolog.study.yaml.Node;
import org.homolog.study.yaml.Problems;
import org.jspecify.annotations.Nullable;

/** The systems of a study as sources, made from what the study says of them. */
final class Sources {
  private final Study study;
  private final Registry registry;
  private final StudyFiles files;
  private final BuiltSystems systems;
  private final Problems problems;
  private final Map<String, SystemSpec> specs = new LinkedHashMap<>();
  private final Map<String, List<Source>> made = new LinkedHashMap<>();
  private final Map<String, FitJob> fits = new LinkedHashMap<>();
  private final Set<String> making = new LinkedHashSet<>();

  Sources(
      Study study, Registry registry, StudyFiles files, BuiltSystems systems, Problems problems) {
    this.systems = systems;
    this.study = study;
    this.registry = registry;
    this.files = files;
    this.problems = problems;
    study.systems().forEach(spec -> specs.put(spec.name(), spec));
  }

  /** Makes all of them; what cannot be made is reported and left out. */
  void makeAll() {
    study.systems().forEach(spec -> make(spec.name()));
  }

  /** All systems by name, networks layer by layer. */
  Map<String, Source> byName() {
    Map<String, Source> all = new LinkedHashMap<>();
    made.values().forEach(list -> list.forEach(source -> all.put(source.name(), source)));
    return all;
  }

  /** What is trained, fitted or simulated, by key. */
  Map<String, FitJob> fits() {
    return fits;
  }

  /** Whether a system is described, though it could perhaps not be made. */
  boolean isDescribed(String name) {
    int slash = name.indexOf('/');
    String whole = slash < 0 ? name : name.substring(0, slash);
    return specs.containsKey(whole) || specs.containsKey(whole.replaceFirst("-untrained$", ""));
  }

  /** The systems that a name stands for: one, or all layers of a network. */
  List<Source> named(String name) {
    Source one = byName().get(name);
    if (one != null) {
      return List.of(one);
    }
    return byName().values().stream().filter(s -> s.name().startsWith(name + "/")).toList();
  }

  private List<Source> make(String name) {
    List<Source> known = made.get(name);
    if (known != null) {
      return known;
    }
    SystemSpec spec = specs.get(name);
    if (spec == null || !making.add(name)) {
      return List.of();
    }
    List<Source> sources;
    if (spec instanceof SystemSpec.Recorded recorded) {
      sources = recorded(recorded);
    } else if (spec instanceof SystemSpec.Members members) {
      sources = cohort(members);
    } else if (spec instanceof SystemSpec.Pseudo pseudo) {
      sources = pseudo(pseudo);
    } else if (spec instanceof SystemSpec.Network network) {
      sources = new NetworkSources(this, registry, files, study, problems).make(network);
    } else {
      sources = stated(spec);
    }
    made.put(name, sources);
    return sources;
  }

  /** Says where in the study a failure to build a system belongs. */
  void report(Source source, HomologException failure) {
    if (source instanceof RecordedSource recorded) {
      recorded.report(failure, problems);
    } else if (source instanceof StatedSource stated) {
      Located.report(problems, stated.spec().at(), "stated", failure);
    } else if (source instanceof CohortSource cohort) {
      Located.report(problems, cohort.spec().at(), "cohort", failure);
    } else if (source instanceof PseudoSource pseudo) {
      if (!Step.report(pseudo.spec().steps(), failure, problems)) {
        Located.report(problems, pseudo.spec().at(), "pseudo-population", failure);
      }
    } else {
      problems.add(
          Node.Place.START,
          "systems." + source.name(),
          String.valueOf(failure.getMessage()),
          failure.kind());
    }
  }

  BuiltSystems systems() {
    return systems;
  }

  void add(FitJob fit) {
    fits.putIfAbsent(fit.key(), fit);
  }

  /** Another system that this one needs. */
  Optional<Source> other(Fields fields, String key, String name, String self) {
    if (name.equals(self) || making.contains(name) && !made.containsKey(name)) {
      fields.problem(key, "a system cannot be described by itself; name a recorded system");
      return Optional.empty();
    }
    if (!specs.containsKey(name)) {
      fields.problem(key, HomologException.unknownText("system", name, specs.keySet()));
      return Optional.empty();
    }
    List<Source> sources = make(name);
    if (sources.size() > 1) {
      fields.problem(
          key, name + " is a network with several layers; name a system of one kind of response");
      return Optional.empty();
    }
    return sources.stream().findFirst();
  }

  private List<Source> recorded(SystemSpec.Recorded spec) {
    Optional<StudyFiles.Found> found = Optional.empty();
    Optional<Importer> importer = Optional.empty();
    String fit = "";
    String identity = spec.file().importer().orElse("hdf5");
    if (spec.simulation().isPresent()) {
      Optional<FitJob> job = Simulations.job(spec.simulation().get(), study, problems);
      if (job.isEmpty()) {
        return List.of();
      }
      add(job.get());
      fit = job.get().key();
    } else {
      found = files.find(spec.file(), problems);
      if (found.isEmpty()) {
        return List.of();
      }
    }
    try {
      if (found.isPresent()) {
        importer = Optional.of(files.importer(spec.file(), found.get().path()));
        identity = files.identity(importer.get());
      }
    } catch (HomologException e) {
      Located.report(
          problems,
          spec.file().at(),
          spec.file().importer().isPresent() ? "importer" : spec.file().key(),
          e);
      return List.of();
    }
    return List.of(new RecordedSource(spec, found, fit, importer, identity, files));
  }

  private List<Source> stated(SystemSpec spec) {
    Fields at =
        spec instanceof SystemSpec.Categories known
            ? known.stated()
            : spec instanceof SystemSpec.Formula formula
                ? formula.stated()
                : ((SystemSpec.Descriptors) spec).stated();
    Optional<Source> of = Optional.empty();
    if (at.has("of")) {
      of = other(at, "of", at.textOr("of"), spec.name());
      if (of.isEmpty()) {
        return List.of();
      }
    }
    if (!(spec instanceof SystemSpec.Descriptors descriptors)) {
      return List.of(new StatedSource(spec, of, Optional.empty(), Sources::noFile));
    }
    @Nullable RecordedSource owner =
        of.filter(RecordedSource.class::isInstance).map(RecordedSource.class::cast).orElse(null);
    Optional<StudyFiles.Found> file;
    if (descriptors.file().file().isPresent()) {
      file = files.find(descriptors.file(), problems);
    } else if (owner != null && owner.file().isPresent()) {
      file = owner.file();
    } else {
      at.problem("values", "the file of the array is not known; name it with file: FILE");
      file = Optional.empty();
    }
    if (file.isEmpty()) {
      return List.of();
    }
    StudyFiles.Found chosen = file.get();
    return List.of(
        new StatedSource(
            spec,
            of,
            file,
            () ->
                files.open(
                    chosen.path(), files.importer(descriptors.file(), chosen.path()), Map.of())));
  }

  private static org.homolog.population.Recording noFile() {
    throw new IllegalStateException("categories have no file");
  }

  private List<Source> cohort(SystemSpec.Members spec) {
    List<Source> members = others(spec.cohort(), spec.of(), spec.name());
    return members.isEmpty() ? List.of() : List.of(new CohortSource(spec, members));
  }

  private List<Source> pseudo(SystemSpec.Pseudo spec) {
    List<Source> sessions = others(spec.pseudo(), spec.of(), spec.name());
    for (Source session : sessions) {
      if (!session.facets().contains(Population.class)) {
        spec.pseudo().problem("of", session.name() + " has no responses to join");
        return List.of();
      }
    }
    return sessions.isEmpty() ? List.of() : List.of(new PseudoSource(spec, sessions));
  }

  /** The systems that a key names; none if one is missing, which is reported. */
  private List<Source> others(Fields fields, List<String> names, String self) {
    List<Source> found = new ArrayList<>();
    for (String name : names) {
      other(fields, "of", name, self).ifPresent(found::add);
    }
    if (names.isEmpty()) {
      fields.problem("of", "at least one system is needed here");
    }
    return found.size() == names.size() ? found : List.of();
  }
}
