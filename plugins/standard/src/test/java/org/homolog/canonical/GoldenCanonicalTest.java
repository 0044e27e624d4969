package org.homolog.canonical;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.geometry.Pairs;
import org.homolog.kernel.Cka;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.shape.Procrustes;
import org.homolog.spi.Score;
import org.homolog.standard.GoldenCases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Canonical correlations as google/svcca, sim_metric and Google's notebook compute them. */
class GoldenCanonicalTest {
  private static final GoldenCases GOLDEN = new GoldenCases();
  private final LinearAlgebra algebra = new OpenBlasAlgebra(1);

  @AfterAll
  static void report() {
    System.out.println("golden canonical cases: " + GOLDEN.summary());
  }

  @TestFactory
  Stream<DynamicTest> goldenValues() {
    return GOLDEN.family("cca", this::compare);
  }

  private Optional<String> compare(GoldenCases.Case one) {
    Matrix x = one.matrix("x");
    Matrix y = one.matrix("y");
    Map<String, Object> raw = Map.of("estimate", "raw");
    if (one.expects("sq_distance")) {
      procrustes(one, x, y);
    } else if (one.expects("pwcca_distance")) {
      one.check("pwcca_distance", 1 - Pairs.main(new Pwcca(), raw, x, y));
    } else if (one.expects("pwcca")) {
      one.check(
          "pwcca", Pairs.main(new Pwcca(), Map.of("estimate", "raw", "weights", "google"), x, y));
      one.check("rho", fit(x, y, 1).correlations());
    } else if (one.expects("kept_x")) {
      double share = Double.parseDouble(one.parameter("variance_kept"));
      one.check("rho", fit(x, y, share).correlations());
      one.check("kept_x", Variates.of(x, share, algebra).count());
      one.check("kept_y", Variates.of(y, share, algebra).count());
      one.check(
          "mean", Pairs.main(new Svcca(), Map.of("estimate", "raw", "variance", share), x, y));
    } else {
      Map<String, Score> scores = Pairs.scores(new Cca(), raw, x, y);
      double mean = scores.get("mean-correlation").value();
      double meanSquare = scores.get("mean-squared-correlation").value();
      one.check("rho", fit(x, y, 1).correlations());
      one.check("mean", mean);
      one.check("mean_squared_google", meanSquare);
      one.check("mean_squared_sim_metric", meanSquare);
      one.check("mean_sim_metric", mean);
    }
    return Optional.empty();
  }

  private CanonicalFit fit(Matrix x, Matrix y, double share) {
    return CanonicalFit.raw(
        Variates.of(x, share, algebra), Variates.of(y, share, algebra), algebra);
  }

  private static void procrustes(GoldenCases.Case one, Matrix x, Matrix y) {
    Map<String, Object> asIs = Map.of("unit-norm", false);
    one.check(
        "sq_distance", Pairs.scores(new Procrustes(), asIs, x, y).get("squared-distance").value());
    one.check(
        "sq_distance_normalised",
        Pairs.scores(new Procrustes(), Map.of(), x, y).get("squared-distance").value());
    double cka = Pairs.main(new Cka(), Map.of("unbiased", false), x, y);
    one.check("cka_distance", 1 - cka);
  }
}
