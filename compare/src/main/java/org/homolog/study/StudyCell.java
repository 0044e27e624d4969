package org.homolog.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.resample.Evaluation;
import org.homolog.resample.PreparedCache;
import org.homolog.resample.Replay;
import org.homolog.result.CellResult;
import org.homolog.result.DrawStream;
import org.homolog.run.CellJob;
import org.homolog.spi.Analysis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.JointComparison;
import org.homolog.spi.Run;
import org.homolog.system.Cohort;

/**
 * A cell: one entry between its reference and one candidate or all together, or of one system
 * alone.
 *
 * @param entry the entry
 * @param reference the reference, or the system that stands alone
 * @param candidates the candidate, or all of them where they are scored together; empty where one
 *     system stands alone
 * @param key content key
 * @param seed the study's seed
 * @param cost what it will take
 * @param systems builds the systems
 * @param prepared preparations shared with other cells
 */
record StudyCell<O extends Record, P>(
    AnalysisEntry<O, P> entry,
    Source reference,
    List<Source> candidates,
    String key,
    long seed,
    Cost cost,
    BuiltSystems systems,
    PreparedCache prepared)
    implements CellJob {

  private String candidateName() {
    return String.join(" + ", candidates.stream().map(Source::name).toList());
  }

  /** The candidate before any training, where that is the null. */
  private Optional<Source> twin() {
    return Optional.ofNullable(entry.twins().get(candidateName()));
  }

  private Stream<Source> both() {
    return Stream.concat(Stream.of(reference), candidates.stream());
  }

  @Override
  public String label() {
    return entry.spec().name()
        + ": "
        + reference.name()
        + (candidates.isEmpty() ? "" : " with " + candidateName());
  }

  @Override
  public List<String> names() {
    return List.of(
        entry.spec().name(), entry.analysis().describe().id(), reference.name(), candidateName());
  }

  @Override
  public List<String> fits() {
    // Conditions that are not known before a fit decide about the design of all candidates.
    Stream<Source> others =
        entry.systems().stream().filter(source -> systems.known(source).isEmpty());
    return Stream.of(both(), others, twin().stream())
        .flatMap(sources -> sources)
        .flatMap(source -> source.fits().stream())
        .distinct()
        .toList();
  }

  @Override
  public double estimatedSeconds() {
    return cost.seconds();
  }

  @Override
  public long estimatedBytes() {
    return cost.bytes();
  }

  @Override
  public CellResult evaluate(Function<String, Path> products, Run run) {
    return cautioned(compute(products, run));
  }

  /** The result with what a reader of these systems' scores must know. */
  private CellResult cautioned(CellResult result) {
    List<String> warnings =
        both()
            .distinct()
            .flatMap(source -> source.caution().map(t -> source.name() + " is " + t).stream())
            .toList();
    if (warnings.isEmpty()) {
      return result;
    }
    return result.withWarnings(
        Stream.concat(warnings.stream(), result.warnings().stream()).toList());
  }

  private CellResult compute(Function<String, Path> products, Run run) {
    Analysis<O, P> analysis = entry.analysis();
    String name = entry.spec().name();
    Cohort one = systems.get(reference, products);
    if (candidates.isEmpty()) {
      Design own = systems.design(List.of(reference), products);
      return Evaluation.alone(name, analysis, entry.options(), own, one, seed, key, run, prepared);
    }
    Design design = systems.design(entry.systems(), products);
    List<Cohort> others = candidates.stream().map(c -> systems.get(c, products)).toList();
    return analysis instanceof JointComparison<O, P> joint
        ? Evaluation.together(
            name,
            joint,
            entry.options(),
            design,
            one,
            others,
            entry.plan(),
            seed,
            key,
            run,
            prepared)
        : Evaluation.of(
            name,
            (Comparison<O, P>) analysis,
            entry.options(),
            design,
            one,
            others.get(0),
            twin().map(source -> systems.get(source, products)),
            entry.plan(),
            seed,
            key,
            run,
            prepared);
  }

  @Override
  public Replay replay(
      Function<String, Path> products,
      Run run,
      CellResult stored,
      List<DrawStream> indices,
      Replay.Wanted wanted) {
    if (candidates.isEmpty()) {
      throw HomologException.mistake(label() + " stands alone: nothing was drawn");
    }
    Cohort one = systems.get(reference, products);
    Design design = systems.design(entry.systems(), products);
    List<Cohort> others = candidates.stream().map(c -> systems.get(c, products)).toList();
    return entry.analysis() instanceof JointComparison<O, P> joint
        ? Replay.together(
            joint,
            entry.options(),
            design,
            one,
            others,
            entry.plan(),
            seed,
            run,
            stored,
            indices,
            wanted)
        : Replay.of(
            (Comparison<O, P>) entry.analysis(),
            entry.options(),
            design,
            one,
            others.get(0),
            twin().map(source -> systems.get(source, products)),
            entry.plan(),
            seed,
            run,
            stored,
            indices,
            wanted);
  }
}
