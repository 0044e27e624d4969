package org.homolog.kernel;

import java.util.List;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Reference;
import org.homolog.spi.Score;

/**
 * The RV coefficient of two response matrices (Robert and Escoufier 1976, doi:10.2307/2347233), and
 * its modified form (Smilde et al. 2009, doi:10.1093/bioinformatics/btn634).
 */
public final class RvCoefficient extends KernelComparison<RvOptions> {
  private static final Description DESCRIPTION =
      described("rv", "RV coefficient")
          .summary(
              "The correlation of two matrices of inner products between conditions, each unit's mean"
                  + " removed. It equals the biased linear centred kernel alignment; the modified"
                  + " form leaves each condition's product with itself out."
                  + COPIES)
          .formula(
              "RV = tr(X X' Y Y') / sqrt(tr((X X')^2) tr((Y Y')^2)), columns of X and Y centred. modified:"
                  + " the same with X X' - diag(X X') and Y Y' - diag(Y Y').")
          .references(
              Reference.of(
                  "Robert & Escoufier 1976, A unifying tool for linear multivariate statistical"
                      + " methods: the RV-coefficient, Journal of the Royal Statistical Society C"
                      + " 25:257-265",
                  "10.2307/2347233"),
              Reference.of(
                  "Smilde, Kiers, Bijlsma, Rubingh & van Erk 2009, Matrix correlations for"
                      + " high-dimensional data: the modified RV-coefficient, Bioinformatics"
                      + " 25:401-405",
                  "10.1093/bioinformatics/btn634"))
          .range(-1, 1)
          .direction(Direction.HIGHER_IS_CLOSER)
          .convention("rv[standard] or rv[modified]")
          .cost(
              "prepare: nothing or a D x D kernel, whichever is smaller; score: O(D N"
                  + " M) or O(D^2)")
          .elsewhere("RVcoeff and RV2coeff of hoggorm, given columns that are centred.")
          .build();

  /** For the plug-in. */
  public RvCoefficient() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<RvOptions> options() {
    return RvOptions.class;
  }

  @Override
  KernelSource source(ResponseMatrix responses, RvOptions options) {
    return KernelSource.linear(responses);
  }

  @Override
  Estimator estimator(RvOptions options) {
    return options.modified() ? Estimator.MODIFIED : Estimator.BIASED;
  }

  @Override
  List<Score> scores(double cosine, RvOptions options) {
    return List.of(Score.of("rv", options.convention(), cosine));
  }

  @Override
  List<Score> undefined(String reason, RvOptions options) {
    return List.of(Score.undefined("rv", options.convention(), reason));
  }
}
