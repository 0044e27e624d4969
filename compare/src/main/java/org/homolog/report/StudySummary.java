package org.homolog.report;

import java.util.List;
import java.util.Map;
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
 */
public record StudySummary(
    String title,
    String introduction,
    String studyFile,
    String studyText,
    long seed,
    String version,
    List<SystemSummary> systems,
    List<MethodSummary> methods) {
  /** Takes copies. */
  public StudySummary {
    systems = List.copyOf(systems);
    methods = List.copyOf(methods);
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
}
