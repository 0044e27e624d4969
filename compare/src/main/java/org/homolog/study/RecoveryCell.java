package org.homolog.study;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.homolog.recovery.ModelRecovery;
import org.homolog.recovery.RecoverySettings;
import org.homolog.resample.PreparedCache;
import org.homolog.result.CellResult;
import org.homolog.result.Recovery;
import org.homolog.run.CellJob;
import org.homolog.spi.Comparison;
import org.homolog.spi.Options;
import org.homolog.spi.Run;

/**
 * A cell that asks whether an entry's comparison tells its candidates apart.
 *
 * @param entry the entry, whose analysis is a comparison
 * @param settings how it is asked
 * @param key content key
 * @param seed the study's seed
 * @param cost what it will take
 * @param systems builds the systems
 * @param prepared preparations shared with other cells
 */
record RecoveryCell<O extends Record, P>(
    AnalysisEntry<O, P> entry,
    RecoverySettings settings,
    String key,
    long seed,
    Cost cost,
    BuiltSystems systems,
    PreparedCache prepared)
    implements CellJob {

  private String candidateNames() {
    return String.join(" + ", entry.candidates().stream().map(Source::name).toList());
  }

  @Override
  public String label() {
    return entry.spec().name()
        + ": "
        + entry.reference().name()
        + ", model recovery of "
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
    Recovery found =
        new ModelRecovery<>(
                (Comparison<O, P>) entry.analysis(),
                entry.options(),
                systems.design(entry.systems(), products),
                systems.get(entry.reference(), products),
                entry.candidates().stream().map(c -> systems.get(c, products)).toList(),
                entry.plan().members(),
                settings,
                seed,
                run,
                prepared)
            .compute();
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
