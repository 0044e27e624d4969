package org.homolog.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.homolog.failure.HomologException;
import org.homolog.resample.Replay;
import org.homolog.result.CellResult;
import org.homolog.result.DrawStream;
import org.homolog.spi.Run;

/**
 * One cell of a study: one analysis between one reference and one candidate, or of one system
 * alone.
 */
public interface CellJob {
  /**
   * Hash of everything the result derives from: input bytes, alignment, training, resolved options,
   * jar, version, resampling and seed.
   *
   * @return the content key
   */
  String key();

  /**
   * What is computed, for progress and listings.
   *
   * @return a few words
   */
  String label();

  /**
   * The analysis entry, analysis id, reference and candidate, so that a failed cell can be listed.
   *
   * @return four names; the candidate is empty where one system stands alone
   */
  List<String> names();

  /**
   * Keys of the fits it needs.
   *
   * @return content keys of {@link FitJob}s
   */
  List<String> fits();

  /**
   * What it will roughly take.
   *
   * @return seconds
   */
  double estimatedSeconds();

  /**
   * What it will roughly hold.
   *
   * @return bytes of memory
   */
  long estimatedBytes();

  /**
   * Computes it.
   *
   * @param products from a fit's key to its finished file
   * @param run what the host lends
   * @return the result
   */
  CellResult evaluate(Function<String, Path> products, Run run);

  /**
   * Scores one of its draws again.
   *
   * @param products from a fit's key to its finished file
   * @param run what the host lends
   * @param stored the finished cell
   * @param indices the indices of its draws
   * @param wanted which draw
   * @return the draw, with what was stored and what it is now
   * @throws HomologException if the cell has no such draw
   */
  default Replay replay(
      Function<String, Path> products,
      Run run,
      CellResult stored,
      List<DrawStream> indices,
      Replay.Wanted wanted) {
    throw HomologException.mistake(label() + " has no draws to replay");
  }
}
