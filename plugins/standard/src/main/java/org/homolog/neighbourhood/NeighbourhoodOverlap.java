package org.homolog.neighbourhood;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.homolog.figure.HistogramFigure;
import org.homolog.geometry.Copies;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseComparison;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/**
 * Whether conditions have the same neighbours in two systems: overlap of neighbourhoods,
 * second-order cosine (Hamilton et al. 2016) and agreement of ranks (Wang et al. 2022).
 */
public final class NeighbourhoodOverlap
    extends ResponseComparison<NeighbourhoodOptions, Neighbours> {
  private static final List<String> NAMES =
      List.of("jaccard", "second-order-cosine", "rank-similarity");

  private static final Description DESCRIPTION =
      described("neighbourhood", "Overlap of neighbourhoods")
          .summary(
              "For each condition the nearest other conditions are found in both systems by cosine"
                  + " distance. jaccard: shared neighbours over all neighbours of either system."
                  + " second-order-cosine: cosine of the distances to all neighbours of either system."
                  + " rank-similarity: shared neighbours, weighted by how near and how alike in rank"
                  + " they are. All are means over conditions. Of equally near conditions the one that"
                  + " comes first in the design is taken."
                  + COPIES_LEFT_OUT)
          .formula(
              "N_x(i): the k nearest of i by 1 - cos(x_i, x_j). jaccard = mean |N_x(i) & N_y(i)| / |N_x(i) |"
                  + " N_y(i)|. second-order-cosine = mean cos(d_x(i, U_i), d_y(i, U_i)), U_i = N_x(i) |"
                  + " N_y(i). rank-similarity = mean of sum_j 2 / ((1 + |r_x(j) - r_y(j)|) (r_x(j) +"
                  + " r_y(j))) / (1 + 1/2 + ... + 1/m) over the m shared neighbours j, r their ranks; 0"
                  + " without any.")
          .references(
              Reference.of(
                  "Hamilton, Leskovec & Jurafsky 2016, Cultural shift or linguistic drift? Comparing two"
                      + " computational measures of semantic change, EMNLP 2116-2121",
                  "10.18653/v1/D16-1229"),
              Reference.of(
                  "Wang, Rao, Guo, Wang, Liu & Guan 2022, Towards understanding the instability of network"
                      + " embedding, IEEE Transactions on Knowledge and Data Engineering 34:927-941",
                  "10.1109/TKDE.2020.2989512"),
              Reference.of(
                  "Klabunde, Schumacher, Strohmaier & Lemmerich 2025, Similarity of neural network models:"
                      + " a survey of functional and representational measures, ACM Computing Surveys"
                      + " 57:1-52",
                  "10.1145/3728458"))
          .range(-1, 1)
          .direction(Direction.HIGHER_IS_CLOSER)
          .convention("neighbourhood[cosine;k=neighbours]")
          .cost("prepare: similarities O(D^2 N) and ranks O(D^2 log D); score: O(D k)")
          .elsewhere(
              "jaccard_similarity, second_order_cosine_similarity and rank_similarity of the ReSi"
                  + " benchmark, which do not centre.")
          .build();

  /** For the plug-in. */
  public NeighbourhoodOverlap() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<NeighbourhoodOptions> options() {
    return NeighbourhoodOptions.class;
  }

  @Override
  protected Copies copies() {
    return Copies.LEFT_OUT;
  }

  @Override
  protected Neighbours derive(
      ResponseMatrix responses, NeighbourhoodOptions options, LinearAlgebra algebra) {
    return Neighbours.of(
        options.centre() ? responses.centred() : responses.values(), options.neighbours(), algebra);
  }

  @Override
  protected List<Score> compare(
      Prepared<Neighbours> reference,
      Prepared<Neighbours> candidate,
      NeighbourhoodOptions options,
      Run run) {
    Neighbours a = reference.derived(run.algebra());
    Neighbours b = candidate.derived(run.algebra());
    int rows = a.nearest().length;
    String convention = options.convention();
    if (rows <= options.neighbours() + 1) {
      String reason =
          options.neighbours()
              + " neighbours of "
              + rows
              + " conditions leave nobody out: ask for fewer neighbours";
      return NAMES.stream().map(name -> Score.undefined(name, convention, reason)).toList();
    }
    return List.of(
        Score.of(NAMES.get(0), convention, mean(rows, i -> jaccard(a, b, i))),
        Score.of(NAMES.get(1), convention, mean(rows, i -> secondOrder(a, b, i))),
        Score.of(NAMES.get(2), convention, mean(rows, i -> rankSimilarity(a, b, i))));
  }

  private static double mean(int rows, IntToDoubleFunction value) {
    return IntStream.range(0, rows).mapToDouble(value).sum() / rows;
  }

  private static int place(int[] nearest, int row) {
    for (int i = 0; i < nearest.length; i++) {
      if (nearest[i] == row) {
        return i;
      }
    }
    return -1;
  }

  private static double jaccard(Neighbours a, Neighbours b, int row) {
    int shared = 0;
    for (int neighbour : a.nearest()[row]) {
      shared += place(b.nearest()[row], neighbour) >= 0 ? 1 : 0;
    }
    return (double) shared / (a.nearest()[row].length + b.nearest()[row].length - shared);
  }

  private static double secondOrder(Neighbours a, Neighbours b, int row) {
    int[] either =
        IntStream.concat(Arrays.stream(a.nearest()[row]), Arrays.stream(b.nearest()[row]))
            .distinct()
            .toArray();
    double product = 0;
    double own = 0;
    double other = 0;
    for (int neighbour : either) {
      double x = a.distances().get(row, neighbour);
      double y = b.distances().get(row, neighbour);
      product += x * y;
      own += x * x;
      other += y * y;
    }
    // Neighbours at distance zero in one system only are as unlike as can be.
    return own == 0 && other == 0
        ? 1
        : own == 0 || other == 0 ? 0 : Math.min(1, product / Math.sqrt(own) / Math.sqrt(other));
  }

  private static double rankSimilarity(Neighbours a, Neighbours b, int row) {
    double sum = 0;
    double most = 0;
    int shared = 0;
    int[] own = a.nearest()[row];
    for (int i = 0; i < own.length; i++) {
      int j = place(b.nearest()[row], own[i]);
      if (j >= 0) {
        sum += 2.0 / ((1 + Math.abs(i - j)) * (i + j + 2.0));
        most += 1.0 / ++shared;
      }
    }
    return shared == 0 ? 0 : sum / most;
  }

  @Override
  protected Outcome illustrate(
      Prepared<Neighbours> reference,
      Prepared<Neighbours> candidate,
      NeighbourhoodOptions options,
      Run run) {
    Neighbours a = reference.derived(run.algebra());
    Neighbours b = candidate.derived(run.algebra());
    int rows = a.nearest().length;
    if (rows <= options.neighbours() + 1) {
      return Outcome.of();
    }
    double chance = 0;
    for (int shared = 0; shared <= options.neighbours(); shared++) {
      chance +=
          hypergeometric(rows - 1, options.neighbours(), shared)
              * shared
              / (2.0 * options.neighbours() - shared);
    }
    double[] overlaps = IntStream.range(0, rows).mapToDouble(i -> jaccard(a, b, i)).toArray();
    return Outcome.of(
        new HistogramFigure(
            "Shared neighbours of each condition",
            "Overlap of each condition's "
                + options.neighbours()
                + " nearest neighbours in "
                + reference.responses().system()
                + " and "
                + candidate.responses().system()
                + String.format(
                    java.util.Locale.ROOT, "; neighbours at random would overlap by %.3f.", chance),
            "shared neighbours over all",
            List.of(new HistogramFigure.Values("conditions", overlaps))));
  }

  /** The probability that two random sets of k out of n share so many. */
  private static double hypergeometric(int n, int k, int shared) {
    return new org.apache.commons.math3.distribution.HypergeometricDistribution(null, n, k, k)
        .probability(shared);
  }
}
