package org.homolog.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.homolog.figure.Figure;
import org.homolog.figure.HistogramFigure;
import org.homolog.figure.LineFigure;
import org.homolog.figure.MatrixFigure;
import org.homolog.figure.PlaneFigure;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.result.CellResult;
import org.homolog.result.Consensus;
import org.homolog.result.Difference;
import org.homolog.result.Matched;
import org.homolog.result.Recovery;
import org.homolog.result.ScoreResult;
import org.homolog.result.ScoreTests;
import org.homolog.result.TestFamily;
import org.homolog.spi.Direction;
import org.homolog.spi.Outcome;

/** A study as large and as varied as real ones, from made-up numbers. */
final class SyntheticReport {
  static final List<String> ANALYSES = List.of("rsa", "predictivity", "pca-alignment");
  private static final List<String> GROUPS = List.of("face", "body", "fruit", "scene", "tool");
  private static final double NONE = Double.NaN;

  private final int conditions;
  private final SplittableRandom random = new SplittableRandom(7);
  private final double[][] latent;
  private final Map<String, Figure> figures = new LinkedHashMap<>();

  private SyntheticReport(int conditions) {
    this.conditions = conditions;
    this.latent = new double[conditions][3];
    for (int i = 0; i < conditions; i++) {
      int group = i * GROUPS.size() / conditions;
      for (int k = 0; k < 3; k++) {
        latent[i][k] = Math.cos(1.3 * group + 2.1 * k) * 1.6 + gauss() * 0.5;
      }
    }
  }

  /** Two references, six candidates, three analyses. */
  static ReportInput of(int conditions) {
    return new SyntheticReport(conditions)
        .input(
            List.of("monkey IT", "human IT"),
            List.of(
                "network/hidden1",
                "network/hidden2",
                "network/hidden3",
                "untrained/hidden2",
                "pixels",
                "category: animate"));
  }

  /** The same with names chosen by the caller. */
  static ReportInput named(List<String> references, List<String> candidates) {
    return new SyntheticReport(24).input(references, candidates);
  }

  private ReportInput input(List<String> references, List<String> candidates) {
    List<CellResult> cells = new ArrayList<>();
    List<Difference> differences = new ArrayList<>();
    for (String reference : references) {
      for (String analysis : ANALYSES) {
        List<Double> values = new ArrayList<>();
        for (int c = 0; c < candidates.size(); c++) {
          double value = 0.45 - 0.07 * c + 0.03 * gauss();
          values.add(value);
          cells.add(cell(analysis, reference, candidates.get(c), value, c));
        }
        if (!analysis.equals("pca-alignment")) {
          for (int c = 1; c < candidates.size(); c++) {
            double difference = values.get(0) - values.get(c);
            differences.add(
                difference(analysis, reference, candidates.get(0), candidates.get(c), difference));
          }
        }
      }
    }
    cells.add(recovery(references.get(0), candidates));
    cells.add(matched(references.get(0), candidates));
    return new ReportInput(
        summary(references, candidates),
        cells,
        differences,
        List.of(consensus(references.get(0), candidates)),
        List.of(
            new TestFamily(
                "rsa", references.get(0), "Benjamini and Hochberg", 6, 1000, 0.05, 5, 0.006, ""),
            new TestFamily(
                "predictivity",
                references.get(0),
                "Bonferroni",
                6,
                19,
                0.05,
                0,
                0.3,
                "predictivity: with 19 draws nothing can be significant")),
        List.of("cka, monkey IT and pixels: 3 conditions are too few; at least 4 are needed"));
  }

  /** Ridge as recorded and with more repeats, of which some data sets have no score. */
  private static CellResult recovery(String reference, List<String> candidates) {
    int size = candidates.size();
    int sets = 20;
    double[] scores = new double[size * sets * size];
    for (int i = 0; i < scores.length; i++) {
      int generator = i / size / sets;
      boolean own = i % size == generator;
      scores[i] = 0.3 + (own && i / size % 3 > 0 ? 0.2 : 0) + 0.01 * (i % size);
    }
    double[] holed = scores.clone();
    holed[0] = Double.NaN;
    Recovery found =
        new Recovery(
            candidates,
            "spearman",
            "rsa[correlation;spearman]",
            false,
            sets,
            0.95,
            0.9,
            "Of the variance of a unit's mean responses over conditions 40 % is signal.",
            List.of(
                new Recovery.Setting("ridge", "", 1, 24, 5, scores, ""),
                new Recovery.Setting(
                    "ridge", "repeats", 2, 24, 10, holed, "1 of 60 data sets have no score: NaN"),
                new Recovery.Setting(
                    "ridge", "conditions", 2, 48, 5, new double[0], "there is no mixture")),
            List.of("network/hidden1 was fitted to the recording."));
    return CellResult.of(
        "5e".repeat(32),
        "rsa",
        "rsa",
        reference,
        String.join(" + ", candidates),
        found,
        Map.of("dissimilarity", "correlation"),
        2.5);
  }

  /** Scores that grow with units; the first candidate has none at the smallest number. */
  private static CellResult matched(String reference, List<String> candidates) {
    List<Integer> units = List.of(5, 10, 20);
    int draws = 8;
    double[] scores = new double[candidates.size() * units.size() * draws];
    for (int i = 0; i < scores.length; i++) {
      int size = i / draws % units.size();
      int candidate = i / draws / units.size();
      boolean missing = candidate == 0 && size == 0;
      scores[i] = missing ? Double.NaN : 0.1 + 0.1 * size - 0.02 * candidate + 0.01 * (i % draws);
    }
    double[] unmatched = new double[candidates.size()];
    java.util.Arrays.fill(unmatched, 0.45);
    unmatched[0] = Double.NaN;
    List<Matched.Member> systems = new ArrayList<>();
    systems.add(new Matched.Member(reference, 30, 0.4, "left as it is"));
    candidates.forEach(
        name -> systems.add(new Matched.Member(name, 20, Double.NaN, "left: noise not known")));
    Matched found =
        new Matched(
            candidates,
            "spearman",
            "rsa[correlation;spearman]",
            units,
            draws,
            0.95,
            scores,
            unmatched,
            0.4,
            systems,
            List.of("pixels has no responses and is left out."));
    return CellResult.of(
        "6f".repeat(32),
        "rsa",
        "rsa",
        reference,
        String.join(" + ", candidates),
        found,
        Map.of("dissimilarity", "correlation"),
        1.5);
  }

  private static Consensus consensus(String reference, List<String> candidates) {
    List<Consensus.Ranking> rankings = new ArrayList<>();
    List<Double> means = new ArrayList<>();
    for (int j = 0; j < 3; j++) {
      List<Double> values = new ArrayList<>();
      List<Double> ranks = new ArrayList<>();
      for (int c = 0; c < candidates.size(); c++) {
        double rank = 1 + (c + j) % candidates.size();
        values.add(1 / rank);
        ranks.add(rank);
        if (j == 0) {
          means.add(rank + 0.5);
        }
      }
      rankings.add(
          new Consensus.Ranking(ANALYSES.get(j), ANALYSES.get(j) + "[x]", "s", values, ranks));
    }
    return new Consensus(
        reference,
        candidates,
        rankings,
        means,
        0.62,
        0.31,
        0.93,
        0.95,
        "W over the same 1000 draws",
        List.of(
            new Consensus.Disagreement(
                candidates.get(0),
                candidates.get(candidates.size() - 1),
                List.of("rsa", "predictivity"),
                List.of("pca-alignment"),
                List.of("rsa"),
                List.of("pca-alignment"))),
        List.of("category: pca-alignment did not score it"));
  }

  private CellResult cell(
      String analysis, String reference, String candidate, double value, int place) {
    String key = Integer.toHexString((analysis + reference + candidate).hashCode()) + "c0ffee42d0";
    List<ScoreResult> scores = new ArrayList<>();
    boolean undefined = analysis.equals("pca-alignment") && place == 4;
    scores.add(
        score(analysis, reference, candidate, main(analysis), undefined ? NONE : value, key, true));
    scores.add(score(analysis, reference, candidate, "second", value * 0.8, key, false));
    Outcome left = Outcome.of();
    Outcome right = Outcome.of();
    Outcome pair = Outcome.of();
    if (analysis.equals("rsa")) {
      left = Outcome.of(matrix(reference, 0.4));
      right = Outcome.of(matrix(candidate, 0.6 + 0.2 * place));
      pair =
          new Outcome(List.of(against(reference, candidate)), Map.of("Largest residuals", table()));
    } else if (analysis.equals("predictivity")) {
      pair = Outcome.of(histogram(reference, value));
    } else {
      left = Outcome.of(plane(reference, 0.2), trajectories(reference, 0));
      right =
          Outcome.of(
              plane(candidate, 0.4 + 0.1 * place),
              trajectories(candidate, 0.3 * place),
              flow(candidate, 0.2 * place));
    }
    List<String> warnings =
        place == 4 ? List.of("2 conditions were dropped because a value is missing.") : List.of();
    return new CellResult(
        key,
        analysis,
        analysis,
        reference,
        candidate,
        List.of(reference),
        scores,
        left,
        right,
        pair,
        warnings,
        Map.of("dissimilarity", "correlation"),
        1.25);
  }

  private static String main(String analysis) {
    return switch (analysis) {
      case "rsa" -> "spearman";
      case "predictivity" -> "median correlation";
      default -> "alignment";
    };
  }

  private ScoreResult score(
      String analysis,
      String reference,
      String candidate,
      String name,
      double value,
      String key,
      boolean whole) {
    boolean defined = Double.isFinite(value);
    boolean ceiling = whole && !analysis.equals("pca-alignment");
    boolean drawn = whole && defined;
    return new ScoreResult(
        analysis,
        analysis,
        analysis + "[correlation;" + name.replace(' ', '-') + "]",
        reference,
        candidate,
        "",
        analysis.equals("predictivity") ? "forward" : "",
        name,
        value,
        ceiling ? 0.48 : NONE,
        ceiling ? 0.62 : NONE,
        ceiling ? "leave one subject out" : "neither repeats nor members exist",
        drawn ? value - 0.08 : NONE,
        drawn ? value + 0.07 : NONE,
        0.95,
        drawn ? "bootstrap over conditions, around the estimate" : "not asked for",
        drawn ? "permuted conditions" : "not asked for",
        drawn ? 0.004 : NONE,
        drawn ? 0.000999 : NONE,
        drawn ? 0.0021 : NONE,
        conditions,
        674,
        128,
        42,
        key,
        1.25,
        defined ? "done" : "undefined",
        defined ? "" : "the candidate has a single component",
        drawn ? new double[1000] : new double[0],
        drawn ? new double[1000] : new double[0],
        ceiling && drawn
            ? ScoreTests.ofCeiling(0.01, "t(91) over conditions").corrected(0.03, "Bonferroni")
            : ScoreTests.NONE);
  }

  private static Difference difference(
      String analysis, String reference, String one, String other, double value) {
    double half = 0.09;
    return new Difference(
        analysis,
        analysis + "[correlation;" + main(analysis).replace(' ', '-') + "]",
        reference,
        one,
        other,
        main(analysis),
        analysis.equals("predictivity") ? "forward" : "",
        value,
        value - half,
        value + half,
        0.95,
        "bootstrap over conditions, same draws",
        Math.abs(value) > half,
        5,
        0.03,
        0.0625,
        0.02,
        0.04,
        "Benjamini and Hochberg over 5 tests of " + analysis + " against " + reference);
  }

  private Figure matrix(String system, double noise) {
    return figures.computeIfAbsent(
        "matrix " + system,
        key -> {
          double[] values = new double[conditions * conditions];
          for (int i = 0; i < conditions; i++) {
            for (int j = 0; j < i; j++) {
              double square = 0;
              for (int k = 0; k < 3; k++) {
                square += Math.pow(latent[i][k] - latent[j][k], 2);
              }
              double value = Math.max(0, 1 - Math.exp(-square / 4) + 0.2 * noise * gauss());
              values[i * conditions + j] = value;
              values[j * conditions + i] = value;
            }
          }
          values[1] = NONE;
          values[conditions] = NONE;
          return new MatrixFigure(
              "Dissimilarities of " + system,
              "One minus the correlation of the responses to each pair of conditions.",
              Matrix.of(conditions, conditions, values),
              labels(),
              labels(),
              "1 − correlation");
        });
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < conditions; i++) {
      labels.add(GROUPS.get(i * GROUPS.size() / conditions) + " " + (i + 1));
    }
    return labels;
  }

  private Figure against(String reference, String candidate) {
    int count = 400;
    double[] x = new double[count];
    double[] y = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = random.nextDouble();
      y[i] = 0.5 * x[i] + 0.25 + 0.14 * gauss();
    }
    return new ScatterFigure(
        "Dissimilarities against each other",
        "Each point is a pair of conditions.",
        reference,
        candidate,
        List.of(Series.of("pairs of conditions", x, y)),
        false);
  }

  private Figure plane(String system, double noise) {
    return figures.computeIfAbsent(
        "plane " + system,
        key -> {
          List<Series> groups = new ArrayList<>();
          for (int g = 0; g < GROUPS.size(); g++) {
            List<double[]> points = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            for (int i = 0; i < conditions; i++) {
              if (i * GROUPS.size() / conditions == g) {
                points.add(
                    new double[] {latent[i][0] + noise * gauss(), latent[i][1] + noise * gauss()});
                labels.add(labels().get(i));
              }
            }
            groups.add(
                Series.of(
                    GROUPS.get(g),
                    points.stream().mapToDouble(point -> point[0]).toArray(),
                    points.stream().mapToDouble(point -> point[1]).toArray(),
                    labels));
          }
          return new ScatterFigure(
              "Principal components of " + system,
              "Conditions in the plane of the first two components.",
              "component 1 (34 % of variance)",
              "component 2 (18 %)",
              groups,
              true);
        });
  }

  private Figure trajectories(String system, double shift) {
    List<Series> curves = new ArrayList<>();
    for (int c = 0; c < 9; c++) {
      double[] x = new double[40];
      double[] y = new double[40];
      for (int t = 0; t < 40; t++) {
        double s = t / 39.0;
        x[t] = (c - 4) * 0.9 * s * s + shift * Math.sin(4 * s);
        y[t] = 2.2 * Math.sin(2.6 * s) + 0.1 * (c - 4) * s + shift * s;
      }
      curves.add(Series.of("coherence " + (c - 4) * 12.8, x, y));
    }
    return new LineFigure(
        "Trajectories of " + system,
        "Responses over time in the plane of the first two components, one curve a condition.",
        "component 1",
        "component 2",
        curves,
        true);
  }

  private static Figure flow(String system, double turn) {
    List<PlaneFigure.Arrow> arrows = new ArrayList<>();
    for (int i = -5; i <= 5; i++) {
      for (int j = -3; j <= 3; j++) {
        double x = 0.3 * i;
        double y = 0.3 * j;
        double growth = 0.2 * x * (1 - x * x);
        arrows.add(new PlaneFigure.Arrow(x, y, growth - turn * 0.1 * y, turn * 0.1 * x - 0.2 * y));
      }
    }
    double[] xs = {-1.5, -1.2, -1.05, NONE, 1.5, 1.2, 1.05};
    double[] ys = {0.9, 0.4, 0.1, NONE, -0.9, -0.4, -0.1};
    return new PlaneFigure(
        "Flow of " + system,
        "Trajectories and fixed points.",
        "slow direction 1",
        "slow direction 2",
        List.of(Series.of("trajectories", xs, ys)),
        List.of(
            Series.of("stable", new double[] {-1, 1}, new double[2], List.of("left", "right")),
            Series.of("saddle", new double[1], new double[1])),
        arrows,
        true);
  }

  private Figure histogram(String reference, double value) {
    double[] forward = new double[120];
    double[] shuffled = new double[120];
    for (int i = 0; i < forward.length; i++) {
      forward[i] = Math.tanh(value + 0.22 * gauss());
      shuffled[i] = Math.tanh(0.16 * gauss());
    }
    forward[3] = NONE;
    return new HistogramFigure(
        "Predictivity of the units of " + reference,
        "Correlation of predicted and recorded responses on held-out conditions.",
        "correlation",
        List.of(
            new HistogramFigure.Values("units", forward),
            new HistogramFigure.Values("permuted conditions", shuffled)));
  }

  private static Table table() {
    return Table.of(
        Column.texts("pair", "face 1 and face 2", "body 3 and tool 4"),
        Column.numbers("residual", 0.312345, -0.2).unit("1 − r"));
  }

  private StudySummary summary(List<String> references, List<String> candidates) {
    List<StudySummary.SystemSummary> systems = new ArrayList<>();
    for (String name : references) {
      systems.add(
          new StudySummary.SystemSummary(
              name,
              "recorded",
              "674 units, " + conditions + " conditions, 1 time bin",
              "Author A, Author B (2008) An article on responses. Journal 1:1, 10.1000/xyz.123.",
              "CC BY 4.0",
              Map.of("sha256", "0f".repeat(32)),
              Map.of("members", "2")));
    }
    for (String name : candidates) {
      if (systems.stream().noneMatch(one -> one.name().equals(name.split("/")[0]))) {
        systems.add(
            new StudySummary.SystemSummary(
                name.split("/")[0], "trained", "128 units", "", "", Map.of("seed", "7"), Map.of()));
      }
    }
    List<StudySummary.MethodSummary> methods = new ArrayList<>();
    Map<String, String> titles =
        Map.of(
            "rsa", "Representational similarity",
            "predictivity", "Neural predictivity",
            "pca-alignment", "Alignment of principal components");
    for (String analysis : ANALYSES) {
      Map<String, String> options = new LinkedHashMap<>();
      options.put("dissimilarity", "correlation");
      options.put("comparator", "spearman");
      methods.add(
          new StudySummary.MethodSummary(
              analysis,
              analysis,
              titles.get(analysis),
              "Compares the dissimilarities of all pairs of conditions in the two systems.",
              "d(i, j) = 1 − corr(x_i, x_j);  s = ρ(d_reference, d_candidate)",
              List.of(
                  "Kriegeskorte N, Mur M, Bandettini P (2008) Representational similarity analysis."
                      + " Front Syst Neurosci 2:4. 10.3389/neuro.06.004.2008"),
              options,
              "1000 bootstrap draws over conditions; 1000 permutations of conditions.",
              analysis.equals("pca-alignment") ? Direction.NEUTRAL : Direction.HIGHER_IS_CLOSER));
    }
    return new StudySummary(
        "Does a network see as inferior temporal cortex does?",
        "Ninety-two images, two species. Which layer of a trained network orders them as the cortex"
            + " does, and does training matter?\n\nThe numbers are made up.",
        "images.yaml",
        "study: images\nseed: 7\nsystems:\n  it: {recording: {file: <it.mat>}}\n",
        7,
        "0.1.0",
        systems,
        methods);
  }

  private double gauss() {
    double u = 1 - random.nextDouble();
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
