package org.homolog.kernel;

import java.util.List;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Score;

/**
 * Centred kernel alignment: the cosine of two centred kernels over conditions (Cortes et al. 2012;
 * Kornblith et al. 2019, arXiv:1905.00414).
 *
 * <p>With D conditions and N units a linear kernel costs D N min(D, N) once per system; a pair
 * costs D^2, or D N^2 where there are more conditions than units; a draw of conditions costs D^2.
 */
public final class Cka extends KernelComparison<CkaOptions> {
  private static final Description DESCRIPTION =
      described("cka", "Centred kernel alignment")
          .summary(
              "For each system a kernel says how alike each pair of conditions is: the inner product"
                  + " of two patterns, or a radial basis function of their distance. Effects of rows"
                  + " and columns are removed, and the score is the cosine of the two kernels. The"
                  + " unbiased form leaves each condition's kernel with itself out and is zero on"
                  + " average for unrelated systems; the biased form grows with the number of units"
                  + " over conditions and approaches one. The bandwidth of a radial basis function is"
                  + " that of the whole data under every draw of conditions."
                  + COPIES)
          .formula(
              "CKA = HSIC(K, L) / sqrt(HSIC(K, K) HSIC(L, L)). biased: HSIC = sum_ij K~_ij L~_ij with K~"
                  + " = H K H, H = I - 1/D. unbiased: HSIC = sum_i!=j K^_ij L^_ij / (D (D - 3)), K^_ij ="
                  + " K_ij - r_i/(D - 2) - r_j/(D - 2) + s/((D - 1)(D - 2)), r_i = sum_j!=i K_ij, s ="
                  + " sum_i r_i. linear: K_ij = x_i . x_j. rbf: K_ij = exp(-|x_i - x_j|^2 / (2"
                  + " sigma^2)), sigma = factor times the root of the median of squared distances that"
                  + " are not zero (median-of-nonzero) or of all D^2 of them (median-of-all), or factor"
                  + " itself (one). angular-distance = arccos(CKA).")
          .references(
              Reference.of(
                  "Kornblith, Norouzi, Lee & Hinton 2019, Similarity of neural network"
                      + " representations revisited, ICML, arXiv:1905.00414",
                  ""),
              Reference.of(
                  "Cortes, Mohri & Rostamizadeh 2012, Algorithms for learning kernels based on"
                      + " centered alignment, Journal of Machine Learning Research 13:795-828",
                  ""),
              Reference.of(
                  "Song, Smola, Gretton, Bedo & Borgwardt 2012, Feature selection via dependence"
                      + " maximization, Journal of Machine Learning Research 13:1393-1434",
                  ""),
              Reference.of(
                  "Szekely & Rizzo 2014, Partial distance correlation with methods for"
                      + " dissimilarities, Annals of Statistics 42:2382-2412",
                  "10.1214/14-AOS1255"),
              Reference.of(
                  "Murphy, Zylberberg & Fyshe 2024, Correcting biased centered kernel alignment"
                      + " measures in biological and artificial neural networks, arXiv:2405.01012",
                  "10.48550/arXiv.2405.01012"))
          .range(-1, Math.PI)
          .direction(Direction.HIGHER_IS_CLOSER)
          .direction(Direction.LOWER_IS_CLOSER, "angular-distance")
          .convention("cka[kernel;estimator], such as cka[linear;unbiased]")
          .cost(
              "prepare: a kernel over conditions, O(D^2 N); score: linear O(D N M) or"
                  + " O(D^2), whichever is smaller, other kernels O(D^2)")
          .intervals(
              "In simulations with known truth (docs/coverage.md) intervals of level 0.95 of the"
                  + " unbiased linear form over 40 conditions held the population's value in 97 % of"
                  + " experiments. They are wider than they need be, up to 1.7 times, for unrelated"
                  + " systems and where conditions are few. The biased form is larger on draws, which"
                  + " hold fewer distinct conditions; how often its intervals cover is not known.")
          .elsewhere(
              "unbiased, linear: unbiased_linear_CKA of Brain-Score, feature_space_linear_cka with"
                  + " debiased=True of Google's notebook, CKANumPy with unbiased=True of thingsvision;"
                  + " Brain-Score adds 1e-12 to the denominator and scores 0 where a system's own"
                  + " HSIC is not positive, here the score is then undefined, with the reason."
                  + " biased, linear: linear_CKA, cka of Google, and the RV coefficient; arccos of it"
                  + " is netrep's LinearCKA. rbf: Brain-Score's kernel_CKA has bandwidth"
                  + " median-of-nonzero, Google's gram_rbf with threshold t median-of-all and factor"
                  + " t, thingsvision's sigma bandwidth one and factor sigma.")
          .build();

  /** For the plug-in. */
  public Cka() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(CkaOptions options) {
    return options.unbiased()
        ? DESCRIPTION
        : DESCRIPTION.requiring(
            Requirement.moreConditionsThanNumbers(
                    "biased cka of unrelated systems nears 1 where units outnumber conditions")
                .advised());
  }

  @Override
  public Class<CkaOptions> options() {
    return CkaOptions.class;
  }

  @Override
  KernelSource source(ResponseMatrix responses, CkaOptions options) {
    return options.kernel() == Kernel.LINEAR
        ? KernelSource.linear(responses)
        : KernelSource.rbf(responses, options.bandwidth(), options.factor());
  }

  @Override
  Estimator estimator(CkaOptions options) {
    return options.unbiased() ? Estimator.UNBIASED : Estimator.BIASED;
  }

  @Override
  List<Score> scores(double cosine, CkaOptions options) {
    return List.of(
        Score.of("cka", options.convention(), cosine),
        Score.of("angular-distance", options.convention(), Math.acos(cosine)));
  }

  @Override
  List<Score> undefined(String reason, CkaOptions options) {
    return List.of(
        Score.undefined("cka", options.convention(), reason),
        Score.undefined("angular-distance", options.convention(), reason));
  }
}
