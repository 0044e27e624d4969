package org.homolog.kernel;

import java.util.List;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Reference;
import org.homolog.spi.Score;

/**
 * Distance correlation: the alignment of two centred matrices of Euclidean distances (Szekely et
 * al. 2007, doi:10.1214/009053607000000505).
 */
public final class DistanceCorrelation extends KernelComparison<DistanceCorrelationOptions> {
  private static final Description DESCRIPTION =
      described("distance-correlation", "Distance correlation")
          .summary(
              "For each system the Euclidean distances between conditions are centred, and the score"
                  + " is their correlation. It is zero in the limit of many conditions only if the two"
                  + " systems are independent, of whatever form the dependence. The unbiased form is"
                  + " squared, leaves conditions paired with themselves out and may be negative; the"
                  + " biased one is the root."
                  + COPIES)
          .formula(
              "biased: sqrt(sum_ij A_ij B_ij / sqrt(sum A^2 sum B^2)), A = H D H of distances D_ij = |x_i"
                  + " - x_j|, H = I - 1/D. unbiased: sum_i!=j A^_ij B^_ij / sqrt(sum A^^2 sum B^^2), A^"
                  + " U-centred.")
          .references(
              Reference.of(
                  "Szekely, Rizzo & Bakirov 2007, Measuring and testing dependence by correlation of"
                      + " distances, Annals of Statistics 35:2769-2794",
                  "10.1214/009053607000000505"),
              Reference.of(
                  "Szekely & Rizzo 2014, Partial distance correlation with methods for"
                      + " dissimilarities, Annals of Statistics 42:2382-2412",
                  "10.1214/14-AOS1255"))
          .range(-1, 1)
          .direction(Direction.HIGHER_IS_CLOSER)
          .convention("distance-correlation[estimator]")
          .cost("prepare: distances O(D^2 N); score: O(D^2)")
          .elsewhere("biased: distance_correlation of the ReSi benchmark.")
          .build();

  /** For the plug-in. */
  public DistanceCorrelation() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<DistanceCorrelationOptions> options() {
    return DistanceCorrelationOptions.class;
  }

  @Override
  KernelSource source(ResponseMatrix responses, DistanceCorrelationOptions options) {
    return KernelSource.distance(responses);
  }

  @Override
  Estimator estimator(DistanceCorrelationOptions options) {
    return options.unbiased() ? Estimator.UNBIASED : Estimator.BIASED;
  }

  @Override
  List<Score> scores(double cosine, DistanceCorrelationOptions options) {
    return List.of(
        Score.of(
            "distance-correlation",
            options.convention(),
            // Not negative but for rounding, and for draws, where pairs of copies are left out.
            options.unbiased() ? cosine : Math.sqrt(Math.max(0, cosine))));
  }

  @Override
  List<Score> undefined(String reason, DistanceCorrelationOptions options) {
    return List.of(Score.undefined("distance-correlation", options.convention(), reason));
  }
}
