package org.homolog.resample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.homolog.result.CellResult;
import org.homolog.result.Consensus;
import org.homolog.result.Consensus.Disagreement;
import org.homolog.result.Consensus.Ranking;
import org.homolog.result.Difference;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Direction;

/**
 * Whether the comparisons of a study rank the candidates alike: Kendall's coefficient of
 * concordance (Kendall and Babington Smith 1939, doi:10.1214/aoms/1177732186), with ties. Its
 * interval is the estimate plus and minus a quantile of t times the standard error over bootstrap
 * draws that the comparisons share, cut at 0 and 1: draws are noisier than the data, so that their
 * own percentiles would lie too low.
 */
public final class Concordance {
  private static final int FEWEST = 2;

  private Concordance() {}

  /**
   * Kendall's W of rankings.
   *
   * @param ranks rankings x candidates; ties share the mean of their ranks
   * @return between 0 and 1; NaN with fewer than two rankings or candidates, or where every ranking
   *     ties all candidates
   */
  public static double w(double[][] ranks) {
    int judges = ranks.length;
    int candidates = judges == 0 ? 0 : ranks[0].length;
    if (judges < FEWEST || candidates < FEWEST) {
      return Double.NaN;
    }
    double mean = judges * (candidates + 1) / 2.0;
    double squares = 0;
    for (int c = 0; c < candidates; c++) {
      double sum = 0;
      for (double[] one : ranks) {
        sum += one[c];
      }
      squares += (sum - mean) * (sum - mean);
    }
    double ties = 0;
    for (double[] one : ranks) {
      Map<Double, Integer> counts = new LinkedHashMap<>();
      Arrays.stream(one).forEach(rank -> counts.merge(rank, 1, Integer::sum));
      for (int count : counts.values()) {
        ties += Math.pow(count, 3) - count;
      }
    }
    double most = (double) judges * judges * (Math.pow(candidates, 3) - candidates) - judges * ties;
    return most > 0 ? Math.min(1, 12 * squares / most) : Double.NaN;
  }

  /**
   * The consensus about each reference.
   *
   * @param cells the cells of a study
   * @param directions what a larger main score means, by the entry of the study
   * @param differences paired differences of the same cells
   * @return one per reference that two comparisons or more rank candidates of, in order of
   *     appearance
   */
  public static List<Consensus> of(
      List<CellResult> cells, Map<String, Direction> directions, List<Difference> differences) {
    Map<String, Map<String, Judge>> references = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      Optional<ScoreResult> main = cell.main();
      if (main.isPresent() && !cell.candidate().isEmpty()) {
        references
            .computeIfAbsent(cell.reference(), key -> new LinkedHashMap<>())
            .computeIfAbsent(
                cell.analysis(),
                key ->
                    new Judge(
                        key,
                        directions.getOrDefault(key, Direction.NEUTRAL),
                        new LinkedHashMap<>()))
            .rows()
            .put(cell.candidate(), main.get());
      }
    }
    List<Consensus> found = new ArrayList<>();
    references.forEach(
        (reference, judges) -> {
          if (judges.size() >= FEWEST) {
            found.add(of(reference, List.copyOf(judges.values()), differences));
          }
        });
    return List.copyOf(found);
  }

  /** One comparison and the main score of each candidate. */
  private record Judge(String analysis, Direction direction, Map<String, ScoreResult> rows) {
    private long scored() {
      return rows.values().stream().filter(row -> Double.isFinite(row.value())).count();
    }

    private boolean scores(String candidate) {
      ScoreResult row = rows.get(candidate);
      return row != null && Double.isFinite(row.value());
    }

    private ScoreResult row(String candidate) {
      return java.util.Objects.requireNonNull(rows.get(candidate));
    }

    private double[] ranks(double[] values) {
      double sign = direction == Direction.LOWER_IS_CLOSER ? 1 : -1;
      return new NaturalRanking().rank(Arrays.stream(values).map(v -> sign * v).toArray());
    }
  }

  private static Consensus of(String reference, List<Judge> all, List<Difference> differences) {
    List<String> leftOut = new ArrayList<>();
    List<Judge> judges = new ArrayList<>();
    for (Judge judge : all) {
      if (judge.direction() == Direction.NEUTRAL) {
        leftOut.add(judge.analysis() + ": its main score does not say what is closer");
      } else if (judge.scored() < FEWEST) {
        leftOut.add(judge.analysis() + ": it scores fewer than two candidates");
      } else {
        judges.add(judge);
      }
    }
    List<String> candidates =
        judges.stream().flatMap(judge -> judge.rows().keySet().stream()).distinct().toList();
    List<String> kept = new ArrayList<>();
    for (String candidate : candidates) {
      List<String> missing =
          judges.stream().filter(judge -> !judge.scores(candidate)).map(Judge::analysis).toList();
      if (missing.isEmpty()) {
        kept.add(candidate);
      } else {
        leftOut.add(candidate + ": " + String.join(", ", missing) + " did not score it");
      }
    }
    double[][] ranks = new double[judges.size()][];
    List<Ranking> rankings = new ArrayList<>();
    for (int j = 0; j < ranks.length; j++) {
      Judge judge = judges.get(j);
      double[] values = kept.stream().mapToDouble(name -> judge.row(name).value()).toArray();
      ranks[j] = judge.ranks(values);
      ScoreResult first = judge.rows().values().iterator().next();
      rankings.add(
          new Ranking(
              judge.analysis(),
              first.convention(),
              first.score(),
              Arrays.stream(values).boxed().toList(),
              Arrays.stream(ranks[j]).boxed().toList()));
    }
    double w = w(ranks);
    Interval interval = interval(judges, kept, w);
    return new Consensus(
        reference,
        kept,
        rankings,
        IntStream.range(0, kept.size())
            .mapToObj(c -> Arrays.stream(ranks).mapToDouble(one -> one[c]).average().orElse(0))
            .toList(),
        w,
        Math.max(0, w - interval.half()),
        Math.min(1, w + interval.half()),
        interval.level(),
        interval.method(),
        disagreements(reference, judges, ranks, kept, differences),
        leftOut);
  }

  private record Interval(double half, double level, String method) {
    static Interval none(String reason) {
      return new Interval(Double.NaN, Double.NaN, "none: " + reason);
    }
  }

  private static Interval interval(List<Judge> judges, List<String> candidates, double w) {
    if (Double.isNaN(w)) {
      return Interval.none("fewer than two comparisons rank two candidates");
    }
    List<ScoreResult> rows =
        judges.stream().flatMap(judge -> candidates.stream().map(judge::row)).toList();
    ScoreResult first = rows.get(0);
    List<IntervalMethod> methods =
        rows.stream().flatMap(row -> IntervalMethod.parse(row.ciMethod()).stream()).toList();
    if (methods.size() < rows.size()) {
      return Interval.none("a score has no interval of its own");
    }
    if (rows.stream()
        .anyMatch(
            row ->
                row.draws().length != first.draws().length
                    || row.conditions() != first.conditions()
                    || row.ciLevel() != first.ciLevel())) {
      return Interval.none("the comparisons were not resampled alike");
    }
    double[] drawn = new double[first.draws().length];
    for (int b = 0; b < drawn.length; b++) {
      int draw = b;
      boolean whole = rows.stream().allMatch(row -> !Double.isNaN(row.draws()[draw]));
      drawn[b] = whole ? w(ranks(judges, candidates, draw)) : Double.NaN;
    }
    int valid = IntervalMethod.count(drawn);
    if (valid < Math.max(2, (drawn.length + 1) / 2)) {
      return Interval.none((drawn.length - valid) + " of " + drawn.length + " draws lack a score");
    }
    IntervalMethod method =
        methods.stream()
            .min(java.util.Comparator.comparingInt(IntervalMethod::freedom))
            .orElseThrow();
    double variance = method.correction() * IntervalMethod.variance(drawn);
    return new Interval(
        method.halfWidth(variance, first.ciLevel()),
        first.ciLevel(),
        "W over the same "
            + drawn.length
            + " draws"
            + (valid < drawn.length ? " (" + valid + " scored)" : "")
            + ": W +- "
            + method.text()
            + ", cut at 0 and 1");
  }

  private static double[][] ranks(List<Judge> judges, List<String> candidates, int draw) {
    return judges.stream()
        .map(
            judge ->
                judge.ranks(
                    candidates.stream()
                        .mapToDouble(name -> judge.row(name).draws()[draw])
                        .toArray()))
        .toArray(double[][]::new);
  }

  private static List<Disagreement> disagreements(
      String reference,
      List<Judge> judges,
      double[][] ranks,
      List<String> candidates,
      List<Difference> differences) {
    List<Disagreement> found = new ArrayList<>();
    for (int a = 0; a < candidates.size(); a++) {
      for (int b = a + 1; b < candidates.size(); b++) {
        List<List<String>> sides = List.of(new ArrayList<>(), new ArrayList<>());
        List<List<String>> sure = List.of(new ArrayList<>(), new ArrayList<>());
        for (int j = 0; j < judges.size(); j++) {
          if (ranks[j][a] != ranks[j][b]) {
            int side = ranks[j][a] < ranks[j][b] ? 0 : 1;
            sides.get(side).add(judges.get(j).analysis());
            if (isSure(
                judges.get(j), reference, candidates.get(a), candidates.get(b), differences)) {
              sure.get(side).add(judges.get(j).analysis());
            }
          }
        }
        if (!sides.get(0).isEmpty() && !sides.get(1).isEmpty()) {
          found.add(
              new Disagreement(
                  candidates.get(a),
                  candidates.get(b),
                  sides.get(0),
                  sides.get(1),
                  sure.get(0),
                  sure.get(1)));
        }
      }
    }
    return found;
  }

  /** Whether the paired difference of two main scores has an interval without zero. */
  private static boolean isSure(
      Judge judge, String reference, String one, String other, List<Difference> differences) {
    ScoreResult row = judge.row(one);
    return differences.stream()
        .filter(found -> found.analysis().equals(judge.analysis()))
        .filter(found -> found.reference().equals(reference))
        .filter(found -> List.of(found.candidate(), found.other()).containsAll(List.of(one, other)))
        .filter(
            found ->
                found.score().equals(row.score())
                    && found.convention().equals(row.convention())
                    && found.direction().equals(row.direction()))
        .findFirst()
        .filter(Difference::excludesZero)
        .isPresent();
  }
}
