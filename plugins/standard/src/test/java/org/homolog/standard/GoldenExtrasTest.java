package org.homolog.standard;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.geometry.Pairs;
import org.homolog.kernel.DistanceCorrelation;
import org.homolog.linalg.Matrix;
import org.homolog.matching.OneToOneMatching;
import org.homolog.matching.SoftMatching;
import org.homolog.neighbourhood.NeighbourhoodOverlap;
import org.homolog.pointcloud.DistanceDifference;
import org.homolog.pointcloud.PointCloud;
import org.homolog.rsa.Rsa;
import org.homolog.shape.AlignedCosine;
import org.homolog.shape.Procrustes;
import org.homolog.shape.ShapeMetric;
import org.homolog.spi.Comparison;
import org.homolog.subspace.EigenspaceOverlap;
import org.homolog.subspace.ExplainedVariance;
import org.homolog.subspace.Gulp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Further measures as the ReSi benchmark computes them. */
class GoldenExtrasTest {
  private static final GoldenCases GOLDEN = new GoldenCases();

  /** A comparison, its options, and which of its scores. */
  private record Measure(Comparison<?, ?> comparison, Map<String, Object> options, String score) {
    double of(Matrix x, Matrix y) {
      return Pairs.scores(comparison, options, x, y).get(score).value();
    }
  }

  private static final Map<String, Object> RAW = Map.of("centre", false, "unit-norm", false);

  @AfterAll
  static void report() {
    System.out.println("golden extra cases: " + GOLDEN.summary());
  }

  @TestFactory
  Stream<DynamicTest> goldenValues() {
    return GOLDEN.family(
        "extras",
        one -> {
          String id = one.id();
          String named = id.substring(id.indexOf('_') + 1);
          Measure measure = measure(named, one);
          one.check("value", measure.of(one.matrix("x"), one.matrix("y")));
          return Optional.empty();
        });
  }

  private static Measure measure(String name, GoldenCases.Case one) {
    Map<String, Object> options = new HashMap<>();
    if (!one.parameter("k").isEmpty()) {
      options.put("neighbours", Integer.parseInt(one.parameter("k")));
    }
    if (!one.parameter("lambda").isEmpty()) {
      options.put("lambda", Double.parseDouble(one.parameter("lambda")));
    }
    String plain = name.replaceAll("_(knn|lambda)[0-9.]+$", "");
    return switch (plain) {
      case "rsm_norm_difference" ->
          new Measure(new DistanceDifference(), Map.of("norm", "spectral"), "distance-difference");
      case "rsa_corr_spearman" ->
          new Measure(
              new Rsa(),
              Map.of("dissimilarity", one.parameter("inner"), "comparator", one.parameter("outer")),
              "spearman");
      case "hard_correlation_match" ->
          new Measure(new OneToOneMatching(), options, "mean-correlation");
      case "soft_correlation_match" -> new Measure(new SoftMatching(), options, "best-match");
      case "distance_correlation" ->
          new Measure(new DistanceCorrelation(), Map.of("unbiased", false), "distance-correlation");
      case "eigenspace_overlap" ->
          new Measure(new EigenspaceOverlap(), options, "eigenspace-overlap");
      case "gulp" -> new Measure(new Gulp(), options, "squared-distance");
      case "linear_regression_r2" ->
          new Measure(new ExplainedVariance(), options, "explained-variance forward");
      case "jaccard" -> new Measure(new NeighbourhoodOverlap(), options, "jaccard");
      case "second_order_cosine" ->
          new Measure(new NeighbourhoodOverlap(), options, "second-order-cosine");
      case "rank_similarity" -> new Measure(new NeighbourhoodOverlap(), options, "rank-similarity");
      case "orthogonal_procrustes" -> new Measure(new Procrustes(), RAW, "distance");
      case "procrustes_centred_normalised" -> new Measure(new Procrustes(), options, "distance");
      case "angular_shape_centred" -> new Measure(new ShapeMetric(), options, "distance");
      case "permutation_procrustes" ->
          new Measure(
              new ShapeMetric(),
              Map.of("alignment", "permutation", "ground", "euclidean", "centre", false),
              "distance");
      case "aligned_cosine" -> new Measure(new AlignedCosine(), RAW, "aligned-cosine");
      case "magnitude_difference", "concentricity_difference", "uniformity_difference" ->
          new Measure(new PointCloud(), options, plain.replace('_', '-'));
      default -> throw new AssertionError("no comparison computes " + name);
    };
  }
}
