package org.homolog.study;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.PreparedCache;
import org.homolog.result.CellResult;
import org.homolog.result.Inquiry;
import org.homolog.run.CellJob;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.system.Cohort;

/**
 * A cell that asks something of an entry's comparison beside its scores, with all candidates.
 *
 * @param entry the entry, whose analysis is a comparison
 * @param what is asked, in two words
 * @param asking what is asked
 * @param key content key
 * @param seed the study's seed
 * @param cost what it will take
 * @param systems builds the systems
 * @param prepared preparations shared with other cells
 */
record InquiryCell<O extends Record, P>(
    AnalysisEntry<O, P> entry,
    String what,
    Asking<O, P> asking,
    String key,
    long seed,
    Cost cost,
    BuiltSystems systems,
    PreparedCache prepared)
    implements CellJob {

  /** What is asked of a comparison. */
  interface Asking<O extends Record, P> {
    Inquiry answer(
        Comparison<O, P> comparison,
        O options,
        Design design,
        Cohort reference,
        List<Cohort> candidates,
        MemberPolicy policy,
        long seed,
        Run run,
        PreparedCache prepared);
  }

  private String candidateNames() {
    return String.join(" + ", entry.candidates().stream().map(Source::name).toList());
  }

  @Override
  public String label() {
    return entry.spec().name()
        + ": "
        + entry.reference().name()
        + ", "
        + what
        + " of "
        + candidateNames();
  }

  @Override
  public List<String> names() {
    return List.of(
        entry.spec().name(),
        entry.analysis().describe().id(),
        entry.reference().name(),
        candidateNames());
  }

  @Override
  public List<String> fits() {
    return entry.systems().stream().flatMap(source -> source.fits().stream()).distinct().toList();
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
    long started = System.nanoTime();
    Inquiry found =
        asking.answer(
            (Comparison<O, P>) entry.analysis(),
            entry.options(),
            systems.design(entry.systems(), products),
            systems.get(entry.reference(), products),
            entry.candidates().stream().map(c -> systems.get(c, products)).toList(),
            entry.plan().members(),
            seed,
            run,
            prepared);
    return CellResult.of(
        key,
        entry.spec().name(),
        entry.analysis().describe().id(),
        entry.reference().name(),
        candidateNames(),
        found,
        Options.resolved(entry.options()),
        (System.nanoTime() - started) / 1e9);
  }
}
