package org.homolog.store;

import java.util.List;
import java.util.Map;
import org.homolog.figure.HistogramFigure;
import org.homolog.figure.IntervalFigure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.PlaneFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Outcome;

/** Results for tests, with every kind of figure and the doubles that are hard to keep. */
public final class SampleResults {
  public static final double[] HARD = {
    0.1,
    -0.0,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Math.PI,
    1.0 / 3,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    2.0E-3,
    4.9E-324,
    2.2250738585072014E-308
  };

  private SampleResults() {}

  public static Outcome outcome() {
    Series series = Series.of("left", HARD, HARD.clone());
    Series labelled =
        Series.of("=right", new double[] {1, 2}, new double[] {3, 4}, List.of("a\n", "\uD800"));
    Table table =
        Table.of(
            Column.numbers("rate", 1.5, Double.NaN).unit("Hz").description("mean"),
            Column.integers("count", 3, -7),
            Column.booleans("kept", true, false),
            Column.texts("area", "V1", ""));
    return new Outcome(
        List.of(
            new MatrixFigure(
                "rdm",
                "c",
                Matrix.of(2, 2, new double[] {0, Double.NaN, -0.0, 1e300}),
                List.of("a", "b"),
                List.of("c", "d"),
                "1 - r"),
            new ScatterFigure("s", "c", "x", "y", List.of(series, labelled), true),
            new LineFigure("l", "c", "x", "y", List.of(series), false),
            new HistogramFigure("h", "c", "r", List.of(new HistogramFigure.Values("u", HARD))),
            new IntervalFigure(
                "i",
                "c",
                "r",
                List.of(new IntervalFigure.Bar("one", 0.1, Double.NaN, 0.3, -0.0, 1, 0))),
            new PlaneFigure(
                "p",
                "c",
                "x",
                "y",
                List.of(series),
                List.of(labelled),
                List.of(new PlaneFigure.Arrow(0.1, -0.0, 1e-300, 3)),
                true)),
        Map.of("units", table, "nothing", Table.empty(3)));
  }

  public static CellResult cell(String key, String candidate, double value, double... draws) {
    ScoreResult score =
        new ScoreResult(
            "rsa",
            "rsa",
            "rsa[correlation;spearman]",
            "brain",
            candidate,
            "",
            "",
            "correlation",
            value,
            Double.NaN,
            Double.NaN,
            "none: no repeats",
            value - 0.1,
            value + 0.1,
            0.95,
            "bootstrap",
            "conditions",
            0.001,
            0.02,
            Double.NaN,
            24,
            30,
            40,
            7,
            key,
            0.5,
            "done",
            "",
            draws,
            HARD);
    return new CellResult(
        key,
        "rsa",
        "rsa",
        "brain",
        candidate,
        List.of("brain"),
        List.of(score),
        outcome(),
        Outcome.of(),
        Outcome.of(),
        List.of("few conditions"),
        Map.of("comparator", "spearman"),
        0.5);
  }

  /** The same cell with the time it took. */
  public static CellResult timed(CellResult cell, double seconds) {
    List<ScoreResult> scores =
        cell.scores().stream()
            .map(
                s ->
                    new ScoreResult(
                        s.analysis(),
                        s.comparison(),
                        s.convention(),
                        s.reference(),
                        s.candidate(),
                        s.member(),
                        s.direction(),
                        s.score(),
                        s.value(),
                        s.ceilingLow(),
                        s.ceilingHigh(),
                        s.ceilingMethod(),
                        s.ciLow(),
                        s.ciHigh(),
                        s.ciLevel(),
                        s.ciMethod(),
                        s.nullModel(),
                        s.nullMean(),
                        s.pValue(),
                        s.pAdjusted(),
                        s.conditions(),
                        s.referenceUnits(),
                        s.candidateUnits(),
                        s.seed(),
                        s.key(),
                        seconds,
                        s.status(),
                        s.message(),
                        s.draws(),
                        s.nulls()))
            .toList();
    return new CellResult(
        cell.key(),
        cell.analysis(),
        cell.comparison(),
        cell.reference(),
        cell.candidate(),
        cell.referenceMembers(),
        scores,
        cell.referenceOutcome(),
        cell.candidateOutcome(),
        cell.pairOutcome(),
        cell.warnings(),
        cell.options(),
        seconds);
  }
}
