package org.homolog.study;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.homolog.resample.Evaluation;
import org.homolog.resample.PreparedCache;
import org.homolog.result.CellResult;
import org.homolog.run.CellJob;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Run;
import org.homolog.system.Cohort;

/**
 * A cell: one entry between its reference and one candidate, or of one system alone.
 *
 * @param entry the entry
 * @param reference the reference, or the system that stands alone
 * @param candidate the candidate; the same as the reference where one system stands alone
 * @param key content key
 * @param seed the study's seed
 * @param cost what it will take
 * @param systems builds the systems
 * @param prepared preparations shared with other cells
 */
record StudyCell<O extends Record, P>(
    AnalysisEntry<O, P> entry,
    Source reference,
    Source candidate,
    String key,
    long seed,
    Cost cost,
    BuiltSystems systems,
    PreparedCache prepared)
    implements CellJob {

  private boolean alone() {
    return !(entry.analysis() instanceof Comparison);
  }

  @Override
  public String label() {
    return entry.spec().name()
        + ": "
        + reference.name()
        + (alone() ? "" : " with " + candidate.name());
  }

  @Override
  public List<String> names() {
    return List.of(
        entry.spec().name(),
        entry.analysis().describe().id(),
        reference.name(),
        alone() ? "" : candidate.name());
  }

  @Override
  public List<String> fits() {
    // Conditions that are not known before a fit decide about the design of all candidates.
    Stream<Source> others =
        entry.systems().stream().filter(source -> systems.known(source).isEmpty());
    return Stream.concat(Stream.of(reference, candidate), others)
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
        Stream.of(reference, candidate)
            .distinct()
            .flatMap(source -> source.caution().map(t -> source.name() + " is " + t).stream())
            .toList();
    if (warnings.isEmpty()) {
      return result;
    }
    return new CellResult(
        result.key(),
        result.analysis(),
        result.comparison(),
        result.reference(),
        result.candidate(),
        result.scores(),
        result.referenceOutcome(),
        result.candidateOutcome(),
        result.pairOutcome(),
        Stream.concat(warnings.stream(), result.warnings().stream()).toList(),
        result.options(),
        result.seconds());
  }

  private CellResult compute(Function<String, Path> products, Run run) {
    if (entry.analysis() instanceof Comparison<O, P> comparison) {
      Design design = systems.design(entry.systems(), products);
      Cohort one = systems.get(reference, products);
      Cohort other = systems.get(candidate, products);
      return Evaluation.of(
          entry.spec().name(),
          comparison,
          entry.options(),
          design,
          one,
          other,
          entry.plan(),
          seed,
          key,
          run,
          prepared);
    }
    Design design = systems.design(List.of(reference), products);
    return Evaluation.alone(
        entry.spec().name(),
        entry.analysis(),
        entry.options(),
        design,
        systems.get(reference, products),
        seed,
        key,
        run,
        prepared);
  }
}
