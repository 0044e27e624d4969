package org.homolog.result;

import java.util.List;

/** Results as tables for other programs. Columns are only ever appended. */
public final class ResultTables {
  /** Columns of {@code results.csv}. */
  public static final List<String> RESULT_COLUMNS =
      List.of(
          ("analysis,comparison,convention,reference,candidate,member,direction,score,value,"
                  + "ceiling_low,ceiling_high,ceiling_method,ci_low,ci_high,ci_level,ci_method,"
                  + "null,null_mean,p_value,p_adjusted,conditions,reference_units,"
                  + "candidate_units,seed,key,seconds,status,message,"
                  + "p_ceiling,p_ceiling_adjusted,ceiling_test,members,p_null_members_t,"
                  + "p_null_members_signed_rank,p_ceiling_members_t,p_ceiling_members_signed_rank,"
                  + "correction")
              .split(","));

  /** Columns of {@code differences.csv}. */
  public static final List<String> DIFFERENCE_COLUMNS =
      List.of(
          ("analysis,convention,reference,candidate,other,score,direction,value,"
                  + "ci_low,ci_high,ci_level,method,excludes_zero,"
                  + "members,p_members_t,p_members_signed_rank,p_value,p_adjusted,correction")
              .split(","));

  /** Columns of {@code consensus.csv}. */
  public static final List<String> CONSENSUS_COLUMNS =
      List.of(
          ("reference,candidates,comparisons,kendall_w,ci_low,ci_high,ci_level,method,"
                  + "analysis,convention,score,candidate,value,rank,mean_rank")
              .split(","));

  /** Columns of {@code recovery.csv}. */
  public static final List<String> RECOVERY_COLUMNS =
      List.of(
          ("analysis,convention,score,reference,mapping,enlarged,factor,conditions,repeats,"
                  + "generator,winner,wins,data_sets,recovery_rate,ci_low,ci_high,ci_level,key")
              .split(","));

  /** Columns of {@code matched.csv}. */
  public static final List<String> MATCHED_COLUMNS =
      List.of(
          ("analysis,convention,score,reference,candidate,units,value,interval_low,interval_high,"
                  + "level,draws,unmatched,signal_share,key")
              .split(","));

  private ResultTables() {}

  /**
   * All scores, one line each, in the order given.
   *
   * @param scores the scores
   * @return RFC 4180 text; a NaN is an empty field, a text that a spreadsheet would take for a
   *     formula has an apostrophe in front
   */
  public static String results(List<ScoreResult> scores) {
    return write(new CsvText(RESULT_COLUMNS), scores).toString();
  }

  static CsvText write(CsvText csv, List<ScoreResult> scores) {
    for (ScoreResult score : scores) {
      boolean failed = score.status().equals("failed");
      csv.text(score.analysis())
          .text(score.comparison())
          .text(score.convention())
          .text(score.reference())
          .text(score.candidate())
          .text(score.member())
          .text(score.direction())
          .text(score.score())
          .number(score.value())
          .number(score.ceilingLow())
          .number(score.ceilingHigh())
          .text(score.ceilingMethod())
          .number(score.ciLow())
          .number(score.ciHigh())
          .number(score.ciLevel())
          .text(score.ciMethod())
          .text(score.nullModel())
          .number(score.nullMean())
          .number(score.pValue())
          .number(score.pAdjusted());
      if (failed) {
        csv.nothing().nothing().nothing().nothing();
      } else {
        csv.whole(score.conditions())
            .whole(score.referenceUnits())
            .whole(score.candidateUnits())
            .whole(score.seed());
      }
      csv.text(score.key()).number(score.seconds()).text(score.status()).text(score.message());
      tests(csv, score.tests());
      csv.endLine();
    }
    return csv;
  }

  private static void tests(CsvText csv, ScoreTests tests) {
    csv.number(tests.pCeiling())
        .number(tests.pCeilingAdjusted())
        .text(tests.ceilingTest())
        .text(tests.members() == 0 ? "" : Integer.toString(tests.members()))
        .number(tests.pNullStudent())
        .number(tests.pNullSignedRank())
        .number(tests.pCeilingStudent())
        .number(tests.pCeilingSignedRank())
        .text(tests.correction());
  }

  /**
   * The line of a cell that failed: names, key and message, and no number.
   *
   * @param analysis the entry of the study
   * @param comparison id of the analysis
   * @param reference the reference's name
   * @param candidate the candidate's name; empty where one system stands alone
   * @param key content key of the cell
   * @param message what failed
   * @return the score that is none
   */
  public static ScoreResult failed(
      String analysis,
      String comparison,
      String reference,
      String candidate,
      String key,
      String message) {
    double none = Double.NaN;
    return new ScoreResult(
        analysis,
        comparison,
        "",
        reference,
        candidate,
        "",
        "",
        "",
        none,
        none,
        none,
        "",
        none,
        none,
        none,
        "",
        "",
        none,
        none,
        none,
        0,
        0,
        0,
        0,
        key,
        none,
        "failed",
        message,
        new double[0],
        new double[0]);
  }

  /**
   * All paired differences, one line each.
   *
   * @param differences the differences
   * @return RFC 4180 text, as {@link #results}
   */
  public static String differences(List<Difference> differences) {
    return writeDifferences(new CsvText(DIFFERENCE_COLUMNS), differences).toString();
  }

  static CsvText writeDifferences(CsvText csv, List<Difference> differences) {
    for (Difference difference : differences) {
      csv.text(difference.analysis())
          .text(difference.convention())
          .text(difference.reference())
          .text(difference.candidate())
          .text(difference.other())
          .text(difference.score())
          .text(difference.direction())
          .number(difference.value())
          .number(difference.ciLow())
          .number(difference.ciHigh())
          .number(difference.ciLevel())
          .text(difference.method())
          .text(Boolean.toString(difference.excludesZero()))
          .text(difference.members() == 0 ? "" : Integer.toString(difference.members()))
          .number(difference.pStudent())
          .number(difference.pSignedRank())
          .number(difference.pValue())
          .number(difference.pAdjusted())
          .text(difference.correction())
          .endLine();
    }
    return csv;
  }

  /**
   * How comparisons rank candidates: one line per reference, comparison and candidate.
   *
   * @param all the consensus about each reference
   * @return RFC 4180 text, as {@link #results}
   */
  public static String consensus(List<Consensus> all) {
    return writeConsensus(new CsvText(CONSENSUS_COLUMNS), all).toString();
  }

  static CsvText writeConsensus(CsvText csv, List<Consensus> all) {
    for (Consensus one : all) {
      for (Consensus.Ranking ranking : one.rankings()) {
        for (int c = 0; c < one.candidates().size(); c++) {
          csv.text(one.reference())
              .whole(one.candidates().size())
              .whole(one.rankings().size())
              .number(one.w())
              .number(one.ciLow())
              .number(one.ciHigh())
              .number(one.ciLevel())
              .text(one.method())
              .text(ranking.analysis())
              .text(ranking.convention())
              .text(ranking.score())
              .text(one.candidates().get(c))
              .number(ranking.values().get(c))
              .number(ranking.ranks().get(c))
              .number(one.meanRanks().get(c))
              .endLine();
        }
      }
    }
    return csv;
  }

  /**
   * Model recovery: one line per comparison, setting, generating and winning candidate.
   *
   * @param cells the cells of a study
   * @return RFC 4180 text, as {@link #results}
   */
  public static String recovery(List<CellResult> cells) {
    return writeRecovery(new CsvText(RECOVERY_COLUMNS), cells).toString();
  }

  static CsvText writeRecovery(CsvText csv, List<CellResult> cells) {
    for (CellResult cell : cells) {
      for (Inquiry inquiry : cell.inquiries()) {
        if (inquiry instanceof Recovery recovery) {
          recovery.settings().forEach(setting -> write(csv, cell, recovery, setting));
        }
      }
    }
    return csv;
  }

  private static void write(
      CsvText csv, CellResult cell, Recovery recovery, Recovery.Setting setting) {
    Confusion confusion = recovery.confusion(setting);
    Confusion.Rate rate = confusion.recovered();
    for (int g = 0; g < recovery.candidates().size(); g++) {
      for (int w = 0; w < recovery.candidates().size(); w++) {
        csv.text(cell.analysis())
            .text(recovery.convention())
            .text(recovery.score())
            .text(cell.reference())
            .text(setting.mapping())
            .text(setting.enlarged())
            .whole(setting.factor())
            .whole(setting.conditions())
            .number(setting.repeats())
            .text(recovery.candidates().get(g))
            .text(recovery.candidates().get(w))
            .number(confusion.wins(g, w))
            .whole(confusion.scored(g))
            .number(rate.value())
            .number(rate.low())
            .number(rate.high())
            .number(recovery.level())
            .text(cell.key())
            .endLine();
      }
    }
  }

  /**
   * Matched comparisons: one line per comparison, candidate and number of units.
   *
   * @param cells the cells of a study
   * @return RFC 4180 text, as {@link #results}
   */
  public static String matched(List<CellResult> cells) {
    return writeMatched(new CsvText(MATCHED_COLUMNS), cells).toString();
  }

  static CsvText writeMatched(CsvText csv, List<CellResult> cells) {
    for (CellResult cell : cells) {
      for (Inquiry inquiry : cell.inquiries()) {
        if (inquiry instanceof Matched matched) {
          for (int c = 0; c < matched.candidates().size(); c++) {
            for (int n = 0; n < matched.units().size(); n++) {
              Matched.Spread spread = matched.spread(c, n);
              csv.text(cell.analysis())
                  .text(matched.convention())
                  .text(matched.score())
                  .text(cell.reference())
                  .text(matched.candidates().get(c))
                  .whole(matched.units().get(n))
                  .number(spread.mean())
                  .number(spread.low())
                  .number(spread.high())
                  .number(matched.level())
                  .whole(spread.scored())
                  .number(matched.unmatched()[c])
                  .number(matched.share())
                  .text(cell.key())
                  .endLine();
            }
          }
        }
      }
    }
    return csv;
  }
}
