package org.homolog.result;

import java.util.List;

/**
 * Model recovery: how often a measure names the candidate that a data set was simulated from.
 *
 * @param candidates the candidates' names; each is a generator and a possible winner
 * @param score name of the main score, by which candidates win
 * @param convention how the score was computed
 * @param lowerIsCloser whether the smallest score wins
 * @param dataSets data sets simulated from each candidate in each setting
 * @param level level of the intervals
 * @param goal the recovery rate that is enough
 * @param noise where signal and noise of the simulated data come from, in a sentence
 * @param settings what was simulated: first, per mapping, the recording as it is, then larger ones
 * @param notes what a reader should know, one sentence each
 */
public record Recovery(
    List<String> candidates,
    String score,
    String convention,
    boolean lowerIsCloser,
    int dataSets,
    double level,
    double goal,
    String noise,
    List<Setting> settings,
    List<String> notes)
    implements Inquiry {

  /**
   * Data sets of one kind.
   *
   * @param mapping how features become responses: "ridge" or "random"
   * @param enlarged "repeats" or "conditions"; empty for the recording as it is
   * @param factor how many times as many there are; 1 for the recording as it is
   * @param conditions number of conditions
   * @param repeats mean number of entries per condition
   * @param scores generators x data sets x candidates; NaN where a data set could not be scored
   * @param missing why some could not be scored, or why the setting is left out; empty if all were
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Setting(
      String mapping,
      String enlarged,
      int factor,
      int conditions,
      double repeats,
      double[] scores,
      String missing) {

    /**
     * Whether it is the recording as it is.
     *
     * @return true if so
     */
    public boolean asRecorded() {
      return enlarged.isEmpty();
    }

    /**
     * The same setting with what came of it.
     *
     * @param found generators x data sets x candidates; empty if nothing was simulated
     * @param reason why scores are missing; empty if none is
     * @return the setting
     */
    public Setting with(double[] found, String reason) {
      return new Setting(mapping, enlarged, factor, conditions, repeats, found, reason);
    }

    /**
     * Whether nothing was simulated, for the reason in {@code missing}.
     *
     * @return true if so
     */
    public boolean leftOut() {
      return scores.length == 0;
    }
  }

  /** Takes copies. */
  public Recovery {
    candidates = List.copyOf(candidates);
    settings = List.copyOf(settings);
    notes = List.copyOf(notes);
  }

  /**
   * The same recovery with other settings.
   *
   * @param found what was simulated
   * @return the recovery
   */
  public Recovery withSettings(List<Setting> found) {
    return new Recovery(
        candidates, score, convention, lowerIsCloser, dataSets, level, goal, noise, found, notes);
  }

  /**
   * Who won the data sets of a setting.
   *
   * @param setting one of the settings
   * @return the confusions
   */
  public Confusion confusion(Setting setting) {
    return new Confusion(candidates.size(), setting.scores(), lowerIsCloser, level);
  }
}
