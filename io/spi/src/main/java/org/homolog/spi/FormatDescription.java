package org.homolog.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * What an importer reads of its format and what it does not, with a study to begin with: the page
 * that {@code homolog describe ID} shows beside {@link Importer#summary} and {@link
 * Importer#optionHelp}. Immutable; each method returns a description with one thing more.
 *
 * <pre>{@code
 * FormatDescription.empty()
 *     .reads("units: spike times, obs_intervals, waveforms")
 *     .reads("trials and every other table of intervals")
 *     .leavesOut("images in external files, which are named in a note")
 *     .example("study: movie\nsystems:\n  human:\n    recording: {file: human.nwb}\n ...")
 *     .reference(Reference.of("Rübel et al. 2022, ...", "10.7554/eLife.78362"));
 * }</pre>
 */
public final class FormatDescription {
  private static final FormatDescription EMPTY =
      new FormatDescription(List.of(), List.of(), "", List.of());

  private final List<String> reads;
  private final List<String> leavesOut;
  private final String example;
  private final List<Reference> references;

  private FormatDescription(
      List<String> reads, List<String> leavesOut, String example, List<Reference> references) {
    this.reads = reads;
    this.leavesOut = leavesOut;
    this.example = example;
    this.references = references;
  }

  /**
   * A description that says nothing yet.
   *
   * @return the description
   */
  public static FormatDescription empty() {
    return EMPTY;
  }

  /**
   * Adds something that is read.
   *
   * @param text what is read and what becomes of it, in a phrase without a full stop
   * @return the new description
   */
  public FormatDescription reads(String text) {
    return new FormatDescription(plus(reads, text), leavesOut, example, references);
  }

  /**
   * Adds something that is not read.
   *
   * @param text what is not read, and what can be done instead, in a phrase without a full stop
   * @return the new description
   */
  public FormatDescription leavesOut(String text) {
    return new FormatDescription(reads, plus(leavesOut, text), example, references);
  }

  /**
   * This description with a study that reads such a file, in place of the one before.
   *
   * @param study a whole study in YAML that the grammar accepts, several lines
   * @return the new description
   */
  public FormatDescription example(String study) {
    return new FormatDescription(reads, leavesOut, study, references);
  }

  /**
   * Adds where the format is described.
   *
   * @param reference a paper or a specification
   * @return the new description
   */
  public FormatDescription reference(Reference reference) {
    return new FormatDescription(reads, leavesOut, example, plus(references, reference));
  }

  private static <T> List<T> plus(List<T> list, T one) {
    List<T> all = new ArrayList<>(list);
    all.add(one);
    return List.copyOf(all);
  }

  /**
   * What is read.
   *
   * @return one phrase each, in the order they were added
   */
  public List<String> reads() {
    return reads;
  }

  /**
   * What is not read.
   *
   * @return one phrase each, in the order they were added
   */
  public List<String> leavesOut() {
    return leavesOut;
  }

  /**
   * A study to begin with.
   *
   * @return YAML; empty if none is given
   */
  public String example() {
    return example;
  }

  /**
   * Where the format is described.
   *
   * @return papers and specifications
   */
  public List<Reference> references() {
    return references;
  }
}
