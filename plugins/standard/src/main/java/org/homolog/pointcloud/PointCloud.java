package org.homolog.pointcloud;

import java.util.ArrayList;
import java.util.List;
import org.homolog.geometry.Centring;
import org.homolog.geometry.Copies;
import org.homolog.geometry.PairDistances;
import org.homolog.geometry.PatternOptions;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseComparison;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/** Differences between three numbers that describe each system's cloud of responses. */
public final class PointCloud extends ResponseComparison<PatternOptions, PointCloud.Place> {
  private static final String ID = "point-cloud";
  private static final List<String> NAMES =
      List.of("magnitude-difference", "concentricity-difference", "uniformity-difference");

  /**
   * Where a cloud of responses lies and how it is spread.
   *
   * @param magnitude length of the mean response
   * @param concentricity mean cosine between a response and the mean response; NaN if a response or
   *     their mean is zero
   * @param uniformity log of the mean of exp(-2 d^2) over all pairs, each response with itself
   *     included
   */
  public record Place(double magnitude, double concentricity, double uniformity) {}

  private static final Description DESCRIPTION =
      Description.builder(ID, "Place and spread of the cloud of responses")
          .summary(
              "Three numbers describe each system's responses as a cloud of points, and the scores are"
                  + " how much they differ: the length of the mean response, how concentric responses"
                  + " lie about it, and how uniformly they are spread. They say nothing of which"
                  + " condition lies where."
                  + COPIES_LEFT_OUT)
          .formula(
              "magnitude |m|, m = mean over conditions of x_i; concentricity: mean of cos(x_i, m);"
                  + " uniformity: log(1/D^2 sum_ij exp(-2 |x_i - x_j|^2)); scores are absolute differences.")
          .references(
              Reference.of(
                  "Wang, Rao, Guo, Wang, Liu & Guan 2022, Towards understanding the instability of"
                      + " network embedding, IEEE Transactions on Knowledge and Data Engineering"
                      + " 34:927-941",
                  "10.1109/TKDE.2020.2989512"),
              Reference.of(
                  "Wang & Isola 2020, Understanding contrastive representation learning through alignment"
                      + " and uniformity on the hypersphere, ICML, arXiv:2005.10242",
                  "10.48550/arXiv.2005.10242"))
          .facets(org.homolog.population.Population.class)
          .drawable(
              org.homolog.spi.Axis.CONDITION,
              org.homolog.spi.Axis.REPEAT,
              org.homolog.spi.Axis.UNIT,
              org.homolog.spi.Axis.MEMBER)
          .refuses(
              NullModel.PERMUTE_CONDITIONS,
              "the scores do not depend on which condition lies where, so that permuting conditions"
                  + " leaves them as they are")
          .refuses(
              NullModel.PERMUTE_UNITS,
              "the scores do not depend on the order of units, so that permuting units leaves them as"
                  + " they are")
          .refuses(
              NullModel.RANDOM_ROTATION,
              "the scores depend on distances between conditions, which a rotation of units leaves"
                  + " as they are")
          .nulls(NullModel.MATCHED_SPECTRUM, NullModel.UNTRAINED)
          .range(0, Double.POSITIVE_INFINITY)
          .range(-1, 1, "concentricity-reference", "concentricity-candidate")
          .range(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              "uniformity-reference",
              "uniformity-candidate")
          .direction(Direction.LOWER_IS_CLOSER)
          .direction(
              Direction.NEUTRAL,
              "magnitude-reference",
              "magnitude-candidate",
              "concentricity-reference",
              "concentricity-candidate",
              "uniformity-reference",
              "uniformity-candidate")
          .convention("point-cloud[centred]")
          .cost("prepare: distances O(D^2 N); score: O(1)")
          .elsewhere(
              "magnitude_difference, concentricity_difference and uniformity_difference of the ReSi"
                  + " benchmark.")
          .build();

  /** For the plug-in. */
  public PointCloud() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<PatternOptions> options() {
    return PatternOptions.class;
  }

  @Override
  protected Copies copies() {
    return Copies.LEFT_OUT;
  }

  @Override
  protected Place derive(ResponseMatrix responses, PatternOptions options, LinearAlgebra algebra) {
    Matrix x = options.patterns(responses);
    double[] mean = Centring.means(x);
    double magnitude = 0;
    for (double value : mean) {
      magnitude += value * value;
    }
    magnitude = Math.sqrt(magnitude);
    double concentric = 0;
    for (int i = 0; i < x.rows(); i++) {
      double product = 0;
      double squares = 0;
      for (int c = 0; c < mean.length; c++) {
        product += x.get(i, c) * mean[c];
        squares += x.get(i, c) * x.get(i, c);
      }
      concentric += product / Math.sqrt(squares) / magnitude;
    }
    return new Place(
        magnitude,
        concentric / x.rows(),
        uniformity(PairDistances.squared(responses.centred(), algebra)));
  }

  private static double uniformity(Matrix squared) {
    double sum = 0;
    for (double distance : squared.array()) {
      sum += Math.exp(-2 * distance);
    }
    return Math.log(sum / squared.array().length);
  }

  @Override
  protected List<Score> compare(
      Prepared<Place> reference, Prepared<Place> candidate, PatternOptions options, Run run) {
    Place a = reference.derived(run.algebra());
    Place b = candidate.derived(run.algebra());
    double[] own = {a.magnitude(), a.concentricity(), a.uniformity()};
    double[] other = {b.magnitude(), b.concentricity(), b.uniformity()};
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < own.length; i++) {
      scores.add(score(NAMES.get(i), Math.abs(own[i] - other[i]), options));
    }
    for (int i = 0; i < own.length; i++) {
      String name = NAMES.get(i).replace("-difference", "");
      scores.add(score(name + "-reference", own[i], options));
      scores.add(score(name + "-candidate", other[i], options));
    }
    return scores;
  }

  private static Score score(String name, double value, PatternOptions options) {
    return Double.isFinite(value)
        ? Score.of(name, options.convention(ID), value)
        : Score.undefined(
            name,
            options.convention(ID),
            "a response or the mean response is zero, or there is no condition");
  }
}
