package org.homolog.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.matched.MatchedComparison;
import org.homolog.plugin.PluginLoader;
import org.homolog.plugin.Registry;
import org.homolog.recovery.ModelRecovery;
import org.homolog.report.StudySummary;
import org.homolog.resample.Correction;
import org.homolog.resample.PreparedCache;
import org.homolog.run.CellJob;
import org.homolog.run.FitJob;
import org.homolog.run.Plan;
import org.homolog.spi.Comparison;
import org.homolog.study.yaml.Problems;
import org.homolog.system.Cohort;

/**
 * Turns a study into work. Everything that can be known before anything runs is checked here: what
 * the study names exists, files have their hashes, recordings can be read as described, systems
 * have what the comparisons need and share conditions.
 */
public final class Planner {
  private static final int PREPARED = 256;

  private final Study study;
  private final long seed;
  private final Problems problems;
  private final Sources sources;
  private final BuiltSystems systems = new BuiltSystems();
  private final PreparedCache prepared = new PreparedCache(PREPARED);
  private final Registry registry;
  private final StudyFiles files;

  private Planner(Study study, Registry registry, PlanSettings settings) {
    // Read anew, so that problems found here stay with this plan.
    Study own = StudyFile.parse(study.path(), study.text());
    this.study = settings.seed().isPresent() ? own.withSeed(settings.seed().getAsLong()) : own;
    this.seed = this.study.seed();
    this.registry = registry;
    this.problems = own.problems();
    this.files = new StudyFiles(own, registry, settings);
    this.sources = new Sources(this.study, registry, files, systems, problems);
  }

  /**
   * Plans a study.
   *
   * @param study the study
   * @param registry what plug-ins offer
   * @param settings what the user says beside the study
   * @return fits first, then cells in the order of the study: entry by entry, candidate by
   *     candidate
   * @throws HomologException naming everything that is wrong, one per line; its kind is that of the
   *     problems where they are all of one kind, else a mistake
   */
  public static Plan plan(Study study, Registry registry, PlanSettings settings) {
    return new Planner(study, registry, settings).plan();
  }

  /**
   * One system of a study, as the study reads, aligns and selects it.
   *
   * @param study the study
   * @param registry what plug-ins offer
   * @param settings what the user says beside the study
   * @param name the system
   * @return its members
   * @throws HomologException if a system of the study is wrong, there is none of that name, or it
   *     is trained or fitted
   */
  public static Cohort system(Study study, Registry registry, PlanSettings settings, String name) {
    Planner planner = new Planner(study, registry, settings);
    planner.sources.makeAll();
    planner.problems.throwIfAny();
    List<Source> named = planner.sources.named(name);
    if (named.isEmpty()) {
      throw HomologException.unknown("system", name, planner.sources.byName().keySet());
    }
    if (named.size() > 1 || !named.get(0).fits().isEmpty()) {
      throw HomologException.mistake(
          "system "
              + name
              + " is trained or fitted when the study is run; name one that is read from a file");
    }
    return planner.systems.get(named.get(0), Planner::unfinished);
  }

  /**
   * The networks of one system of a study, to be trained by themselves. Nothing else of the study
   * need be there.
   *
   * @param study the study
   * @param registry what plug-ins offer
   * @param settings what the user says beside the study
   * @param name the system
   * @return the networks
   * @throws HomologException if what the study says of them is wrong, or it has no such networks
   */
  public static NetworkTraining training(
      Study study, Registry registry, PlanSettings settings, String name) {
    Planner planner = new Planner(study, registry, settings);
    List<SystemSpec> systems = planner.study.systems();
    SystemSpec.Network network =
        systems.stream()
            .filter(system -> system.name().equals(name))
            .findFirst()
            .filter(Planner::isTrainedOnTask)
            .map(SystemSpec.Network.class::cast)
            .orElseThrow(
                () -> HomologException.unknown("network trained on a task", name, trained(study)));
    Optional<TaskNetwork> resolved =
        new NetworkSources(
                planner.sources, registry, planner.files, planner.study, planner.problems)
            .trained(network);
    planner.problems.throwIfAny();
    return new NetworkTraining(resolved.orElseThrow(), registry);
  }

  /**
   * The networks of a study that are trained on tasks.
   *
   * @param study the study
   * @return names of systems, in order
   */
  public static List<String> trained(Study study) {
    return study.systems().stream().filter(Planner::isTrainedOnTask).map(SystemSpec::name).toList();
  }

  private static boolean isTrainedOnTask(SystemSpec system) {
    return system instanceof SystemSpec.Network network
        && network.targets().isEmpty()
        && network.isTrained();
  }

  private Plan plan() {
    sources.makeAll();
    Map<String, Cohort> built = build();
    List<AnalysisEntry<?, ?>> entries = new ArrayList<>();
    EntryChecker checker = new EntryChecker(study, registry, sources, systems, problems);
    for (EntrySpec spec : study.entries()) {
      checker.check(spec, built).ifPresent(entries::add);
    }
    problems.throwIfAny();
    List<CellJob> cells = new ArrayList<>();
    Map<String, List<List<String>>> pairs = new LinkedHashMap<>();
    Map<String, Correction> corrections = new LinkedHashMap<>();
    for (AnalysisEntry<?, ?> entry : entries) {
      cells.addAll(cells(entry, built));
      cells.addAll(inquiries(entry, built));
      pairs.put(entry.spec().name(), pairs(entry));
      corrections.put(entry.spec().name(), entry.spec().resampling().correction());
    }
    SummaryWriter writer = new SummaryWriter(study, sources, systems, entries);
    StudySummary summary = writer.write(Planner::unfinished);
    return new Plan(summary, usedFits(cells), cells, pairs, corrections, writer::write);
  }

  private static Path unfinished(String key) {
    throw HomologException.mistake("the product " + key + " is not made yet");
  }

  /** Builds every system that needs no fit, so that what is wrong with it is known now. */
  private Map<String, Cohort> build() {
    Map<String, Cohort> built = new LinkedHashMap<>();
    for (Source source : sources.byName().values()) {
      if (!source.isReadAtOnce()) {
        continue;
      }
      try {
        built.put(source.name(), systems.get(source, Planner::unfinished));
      } catch (HomologException e) {
        sources.report(source, e);
      }
    }
    return built;
  }

  private <O extends Record, P> List<CellJob> cells(
      AnalysisEntry<O, P> entry, Map<String, Cohort> built) {
    List<CellJob> cells = new ArrayList<>();
    if (entry.compares()) {
      entry.groups().forEach(group -> cells.add(cell(entry, entry.reference(), group, built)));
    } else {
      entry.systems().forEach(system -> cells.add(cell(entry, system, List.of(), built)));
    }
    return cells;
  }

  private <O extends Record, P> CellJob cell(
      AnalysisEntry<O, P> entry,
      Source reference,
      List<Source> candidates,
      Map<String, Cohort> built) {
    Cost cost =
        Cost.of(
            entry,
            Optional.ofNullable(built.get(reference.name())),
            candidates.stream().map(c -> Optional.ofNullable(built.get(c.name()))).toList());
    return new StudyCell<>(
        entry,
        reference,
        candidates,
        key(entry, reference, candidates),
        seed,
        cost,
        systems,
        prepared);
  }

  /** What is asked of an entry's comparison beside its scores. */
  private <O extends Record, P> List<CellJob> inquiries(
      AnalysisEntry<O, P> entry, Map<String, Cohort> built) {
    List<CellJob> cells = new ArrayList<>();
    Function<Source, Optional<Cohort>> known =
        source -> Optional.ofNullable(built.get(source.name()));
    entry
        .spec()
        .recovery()
        .of(entry)
        .ifPresent(
            settings ->
                cells.add(
                    inquiry(
                        entry,
                        "model recovery",
                        settings,
                        Cost.ofRecovery(entry, settings, known),
                        (comparison,
                            options,
                            design,
                            reference,
                            candidates,
                            policy,
                            from,
                            run,
                            all) ->
                            new ModelRecovery<>(
                                    comparison,
                                    options,
                                    design,
                                    reference,
                                    candidates,
                                    policy,
                                    settings,
                                    from,
                                    run,
                                    all)
                                .compute())));
    entry
        .spec()
        .matched()
        .of(entry)
        .ifPresent(
            settings ->
                cells.add(
                    inquiry(
                        entry,
                        "matched comparison",
                        settings,
                        Cost.ofMatched(entry, settings, known),
                        (comparison,
                            options,
                            design,
                            reference,
                            candidates,
                            policy,
                            from,
                            run,
                            all) ->
                            new MatchedComparison<>(
                                    comparison,
                                    options,
                                    design,
                                    reference,
                                    candidates,
                                    policy,
                                    settings,
                                    from,
                                    run,
                                    all)
                                .compute())));
    return cells;
  }

  private <O extends Record, P> CellJob inquiry(
      AnalysisEntry<O, P> entry,
      String what,
      Record settings,
      Cost cost,
      InquiryCell.Asking<O, P> asking) {
    String key =
        key(
            entry
                .keyStart(what, PluginLoader.version(), seed)
                .with("settings", settings.toString())
                .with("members", entry.plan().members().name()),
            entry,
            entry.reference(),
            entry.candidates());
    return new InquiryCell<>(entry, what, asking, key, seed, cost, systems, prepared);
  }

  private String key(AnalysisEntry<?, ?> entry, Source reference, List<Source> candidates) {
    return key(
        entry
            .keyStart("cell", PluginLoader.version(), seed)
            .with("resampling", entry.plan().toString()),
        entry,
        reference,
        candidates);
  }

  private String key(
      ContentKey start, AnalysisEntry<?, ?> entry, Source reference, List<Source> candidates) {
    List<Source> designers = candidates.isEmpty() ? List.of(reference) : entry.systems();
    Map<String, List<String>> known = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>();
    for (Source source : designers) {
      Optional<List<String>> conditions = systems.known(source);
      conditions.ifPresent(labels -> known.put(source.name(), labels));
      if (conditions.isEmpty()) {
        unknown.add(source.key());
      }
    }
    return start
        .with("reference", List.of(reference.name(), reference.key()))
        .with("candidate", candidates.stream().flatMap(c -> Stream.of(c.name(), c.key())).toList())
        .with("conditions", known.isEmpty() ? List.of() : BuiltSystems.shared(known).conditions())
        .with("conditions of", unknown)
        .with(
            "untrained",
            candidates.stream()
                .flatMap(c -> Stream.ofNullable(entry.twins().get(c.name())))
                .map(Source::key)
                .toList())
        .hash();
  }

  private static List<List<String>> pairs(AnalysisEntry<?, ?> entry) {
    List<List<String>> pairs = new ArrayList<>();
    if (entry.analysis() instanceof Comparison) {
      List<Source> all = entry.candidates();
      for (int i = 0; i < all.size(); i++) {
        for (int j = i + 1; j < all.size(); j++) {
          pairs.add(List.of(all.get(i).name(), all.get(j).name()));
        }
      }
    }
    return pairs;
  }

  /** Fits that some cell needs, in the order of the study. */
  private List<FitJob> usedFits(List<CellJob> cells) {
    java.util.Set<String> used = new java.util.LinkedHashSet<>();
    cells.forEach(cell -> used.addAll(cell.fits()));
    return sources.fits().values().stream().filter(fit -> used.contains(fit.key())).toList();
  }
}
