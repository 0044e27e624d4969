package org.homolog.resample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.result.CellResult;
import org.homolog.result.DrawStream;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.JointComparison;
import org.homolog.spi.Run;
import org.homolog.system.Cohort;

/**
 * One draw of a finished cell, scored again from the indices that were stored with it.
 *
 * @param kind of which draws it is one
 * @param number its number, from 0
 * @param drawn the indices of this draw, one row a stream; a null that turns populations has none:
 *     its numbers follow from the study's seed and the number of the draw
 * @param rows the scores, in the order of the cell
 */
public record Replay(Kind kind, int number, List<DrawStream> drawn, List<Row> rows) {

  /** What is drawn. */
  public enum Kind {
    /** A bootstrap draw. */
    BOOTSTRAP,
    /** A draw of the null. */
    NULL;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One score under the draw.
   *
   * @param member which member, or "mean" or "pooled"; empty for single systems
   * @param convention how the score was computed
   * @param direction direction of prediction, or empty
   * @param score name of the score
   * @param stored what was stored; NaN where the draw could not be scored
   * @param replayed what it is now
   */
  public record Row(
      String member,
      String convention,
      String direction,
      String score,
      double stored,
      double replayed) {
    /**
     * Whether nothing has changed.
     *
     * @return true if both are the same to the last bit
     */
    public boolean isSame() {
      return Double.compare(stored, replayed) == 0;
    }
  }

  /** Which draw. */
  public record Wanted(Kind kind, int number) {
    /**
     * Checks the number.
     *
     * @throws HomologException if it is negative
     */
    public Wanted {
      if (number < 0) {
        throw HomologException.mistake(
            "draws are numbered from 0, but " + number + " was asked for");
      }
    }
  }

  /** Takes copies. */
  public Replay {
    drawn = List.copyOf(drawn);
    rows = List.copyOf(rows);
  }

  /**
   * Whether every score is what was stored.
   *
   * @return true if so
   */
  public boolean isSame() {
    return rows.stream().allMatch(Row::isSame);
  }

  /**
   * Replays a draw of a comparison of two cohorts.
   *
   * @param comparison the comparison
   * @param options its options
   * @param design the conditions shared
   * @param reference the reference
   * @param candidate the candidate
   * @param twin the candidate before any training, where that was the null
   * @param plan what was resampled
   * @param studySeed the study's seed
   * @param run what the host lends
   * @param stored the finished cell
   * @param indices the indices of its draws
   * @param wanted which draw
   * @param <O> options
   * @param <P> what a system is prepared to
   * @return the draw
   * @throws HomologException if there is no such draw, or a system cannot be prepared any more
   */
  public static <O extends Record, P> Replay of(
      Comparison<O, P> comparison,
      O options,
      Design design,
      Cohort reference,
      Cohort candidate,
      Optional<Cohort> twin,
      ResamplePlan plan,
      long studySeed,
      Run run,
      CellResult stored,
      List<DrawStream> indices,
      Wanted wanted) {
    AnalysisRun whole = AnalysisRun.ordered(run, Evaluation.seed(comparison, design, studySeed));
    Engine<O, P> engine =
        new Engine<>(
            comparison,
            options,
            new Engine.Systems(design, reference, candidate, twin),
            plan,
            studySeed,
            whole,
            run,
            new PreparedCache(64),
            DrawBook.of(indices));
    boolean ofNull = wanted.kind() == Kind.NULL;
    int count = ofNull ? engine.nulls().drawCount() : engine.bootstrap().drawCount();
    if (wanted.number() >= count) {
      throw HomologException.mistake(
          "there is no "
              + wanted.kind().word()
              + " draw "
              + wanted.number()
              + ": the cell has "
              + (count == 0 ? "none" : "draws 0 to " + (count - 1)));
    }
    AnalysisRun drawing = AnalysisRun.sorted(run, whole.seed());
    ScoreTable table =
        ofNull
            ? engine.nulls().draw(wanted.number(), drawing)
            : engine.bootstrap().draw(wanted.number(), drawing);
    return new Replay(
        wanted.kind(),
        wanted.number(),
        indices.stream()
            .filter(stream -> stream.name().startsWith(wanted.kind().word() + " "))
            .map(
                stream ->
                    new DrawStream(stream.name(), new int[][] {stream.rows()[wanted.number()]}))
            .toList(),
        rows(engine, stored, table, wanted));
  }

  /**
   * Replays a draw of a comparison of several candidates together.
   *
   * @param joint the comparison
   * @param options its options
   * @param design the conditions shared
   * @param reference the reference
   * @param candidates the candidates
   * @param plan what was resampled
   * @param studySeed the study's seed
   * @param run what the host lends
   * @param stored the finished cell
   * @param indices the indices of its draws
   * @param wanted which draw
   * @param <O> options
   * @param <P> what a system is prepared to
   * @return the draw
   * @throws HomologException as above
   */
  public static <O extends Record, P> Replay together(
      JointComparison<O, P> joint,
      O options,
      Design design,
      Cohort reference,
      List<Cohort> candidates,
      ResamplePlan plan,
      long studySeed,
      Run run,
      CellResult stored,
      List<DrawStream> indices,
      Wanted wanted) {
    return of(
        new Jointly<>(joint, candidates.size()),
        options,
        design,
        reference,
        new Together(candidates).cohort(),
        Optional.empty(),
        plan,
        studySeed,
        run,
        stored,
        indices,
        wanted);
  }

  private static <O extends Record, P> List<Row> rows(
      Engine<O, P> engine, CellResult stored, ScoreTable table, Wanted wanted) {
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < engine.scorer().targets().size(); t++) {
      String member = engine.label(t);
      for (int s = 0; s < engine.scorer().names().size(); s++) {
        var name = engine.scorer().names().get(s);
        Optional<ScoreResult> row =
            stored.scores().stream()
                .filter(found -> found.member().equals(member))
                .filter(
                    found ->
                        found.score().equals(name.name())
                            && found.convention().equals(name.convention())
                            && found.direction().equals(name.direction()))
                .findFirst();
        double[] values =
            row.map(found -> wanted.kind() == Kind.NULL ? found.nulls() : found.draws())
                .orElse(new double[0]);
        // A row that the draws do not concern, or whose null was refused, has stored none.
        if (wanted.number() < values.length) {
          rows.add(
              new Row(
                  member,
                  name.convention(),
                  name.direction(),
                  name.name(),
                  values[wanted.number()],
                  table.value(t, s)));
        }
      }
    }
    return rows;
  }
}
