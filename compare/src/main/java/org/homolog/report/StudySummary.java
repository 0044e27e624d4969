package org.homolog.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.spi.Direction;

/**
 * What a report says of a study as a whole.
 *
 * @param title the study's title
 * @param introduction what the study asks, as its author wrote it; may be empty
 * @param studyFile name of the study file
 * @param studyText the study file as it was run
 * @param seed the study's seed
 * @param version homolog's version
 * @param systems what each system is and where it comes from
 * @param methods one entry per analysis of the study: its description and resolved options
 * @param comparisons whether each comparison of the study is valid on its data
 */
public record StudySummary(
    String title,
    String introduction,
    String studyFile,
    String studyText,
    long seed,
    String version,
    List<SystemSummary> systems,
    List<MethodSummary> methods,
    List<ComparisonSummary> comparisons) {
  /** Takes copies. */
  public StudySummary {
    systems = List.copyOf(systems);
    methods = List.copyOf(methods);
    comparisons = List.copyOf(comparisons);
  }

  /**
   * A study whose comparisons were not looked at.
   *
   * @param title the study's title
   * @param introduction what the study asks; may be empty
   * @param studyFile name of the study file
   * @param studyText the study file as it was run
   * @param seed the study's seed
   * @param version homolog's version
   * @param systems what each system is and where it comes from
   * @param methods one entry per analysis of the study
   */
  public StudySummary(
      String title,
      String introduction,
      String studyFile,
      String studyText,
      long seed,
      String version,
      List<SystemSummary> systems,
      List<MethodSummary> methods) {
    this(title, introduction, studyFile, studyText, seed, version, systems, methods, List.of());
  }

  /**
   * One system.
   *
   * @param name its name
   * @param kind "recorded", "trained", "untrained", "fitted", "simulated" or "stated"
   * @param description what it is: shape, units, conditions
   * @param citation whom to cite for its data; may be empty
   * @param licence licence of its data; may be empty
   * @param provenance fact to value: file, sha256, importer, alignment, options, seed
   * @param facts fact to value, such as accuracy, chance and ideal observer of a trained network
   */
  public record SystemSummary(
      String name,
      String kind,
      String description,
      String citation,
      String licence,
      Map<String, String> provenance,
      Map<String, String> facts) {}

  /**
   * One analysis.
   *
   * @param analysis the entry of the study
   * @param id id of the analysis
   * @param title its title
   * @param summary what it does
   * @param formula its formula
   * @param references citations with DOI, one line each
   * @param options resolved options, name to value as text
   * @param resampling what was resampled, how often, over which axes, with which null
   * @param direction what a larger score means; a report says "closest" only where that is known
   */
  public record MethodSummary(
      String analysis,
      String id,
      String title,
      String summary,
      String formula,
      List<String> references,
      Map<String, String> options,
      String resampling,
      Direction direction) {
    /**
     * An analysis of which it is not said what a larger score means.
     *
     * @param analysis the entry of the study
     * @param id id of the analysis
     * @param title its title
     * @param summary what it does
     * @param formula its formula
     * @param references citations with DOI, one line each
     * @param options resolved options, name to value as text
     * @param resampling what was resampled
     */
    public MethodSummary(
        String analysis,
        String id,
        String title,
        String summary,
        String formula,
        List<String> references,
        Map<String, String> options,
        String resampling) {
      this(
          analysis,
          id,
          title,
          summary,
          formula,
          references,
          options,
          resampling,
          Direction.NEUTRAL);
    }
  }

  /**
   * Whether one comparison is valid on the data at hand.
   *
   * @param analysis the entry of the study
   * @param id id of the analysis
   * @param reference the reference, or the system that stands alone
   * @param candidate the candidate, or all of them; empty where one system stands alone
   * @param verdict whether it is
   * @param notes why not, or what it cannot tell
   */
  public record ComparisonSummary(
      String analysis,
      String id,
      String reference,
      String candidate,
      Verdict verdict,
      List<String> notes) {
    /** Whether a comparison is valid. */
    public enum Verdict {
      /** Nothing stands in its way. */
      VALID("valid"),
      /** Valid, but it lacks something, or is to be read with care. */
      LIMITED("valid, with limits"),
      /** It has no meaning on these data. */
      INVALID("not valid"),
      /** Its systems are not made yet. */
      UNKNOWN("known once its systems are made");

      private final String words;

      Verdict(String words) {
        this.words = words;
      }

      /**
       * The verdict as a reader sees it.
       *
       * @return a few words
       */
      public String words() {
        return words;
      }
    }

    /** Takes a copy. */
    public ComparisonSummary {
      notes = List.copyOf(notes);
    }

    /**
     * A comparison with what was found.
     *
     * @param analysis the entry of the study
     * @param id id of the analysis
     * @param reference the reference
     * @param candidate the candidate
     * @param broken what makes it invalid
     * @param limits what limits it
     * @return the summary, what makes it invalid first
     */
    public static ComparisonSummary of(
        String analysis,
        String id,
        String reference,
        String candidate,
        List<String> broken,
        List<String> limits) {
      Verdict verdict =
          broken.isEmpty() ? limits.isEmpty() ? Verdict.VALID : Verdict.LIMITED : Verdict.INVALID;
      return new ComparisonSummary(
          analysis,
          id,
          reference,
          candidate,
          verdict,
          Stream.concat(broken.stream(), limits.stream()).toList());
    }
  }
}
