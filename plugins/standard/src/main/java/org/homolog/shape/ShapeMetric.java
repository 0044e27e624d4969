package org.homolog.shape;

import java.util.ArrayList;
import java.util.List;
import org.homolog.geometry.Centring;
import org.homolog.geometry.ConditionFolds;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseComparison;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.matching.Assignment;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/**
 * Generalised shape metrics (Williams et al. 2021, arXiv:2110.14739): how far apart two responses
 * are after the best alignment of one to the other.
 *
 * <p>With D conditions and N units a pair costs one product D N^2 and the singular values of N x N,
 * N at most D; the reduction to D dimensions and the whitening are made once per system.
 */
public final class ShapeMetric extends ResponseComparison<ShapeMetricOptions, Shape> {
  private static final Description DESCRIPTION = about().build();

  /** Where units are matched, it matters what single ones do. */
  private static final Description OF_UNITS = about().nulls(NullModel.RANDOM_ROTATION).build();

  private static Description.Builder about() {
    return described("shape-metric", "Generalised shape metric")
        .summary(
            "Both systems are centred and, as far as alpha is below 1, whitened; one is rotated (or"
                + " its units permuted) to lie as close to the other as possible, and the score is"
                + " the angle or the Euclidean distance that is left. In-sample it is a metric:"
                + " symmetric, zero only for systems that are alike up to the alignment, and it"
                + " obeys the triangle inequality (for alpha below 1 if the numbers of units are the"
                + " same). With folds, alignments are fitted on all folds of conditions but one and"
                + " the rest is compared, all folds together."
                + COPIES_WEIGHED)
        .formula(
            "min over Q in O(N) of arccos(<X_w, Y_w Q> / (|X_w| |Y_w|)) (angular) or of |X_w - Y_w Q|"
                + " (euclidean); the optimum is <X_w, Y_w Q> = sum of the singular values of X_w' Y_w."
                + " X_w = s X V diag(alpha + (1 - alpha) / sqrt(l)) V', X'X = V diag(l) V', l clipped at"
                + " 1e-7, s restores the sum of l. The system with fewer units is padded with silent"
                + " ones. permutation: Q over permutations, by linear assignment.")
        .references(
            Reference.of(
                "Williams, Kunz, Kornblith & Linderman 2021, Generalized shape metrics on neural"
                    + " representations, NeurIPS, arXiv:2110.14739",
                "10.48550/arXiv.2110.14739"),
            Reference.of(
                "Schoenemann 1966, A generalized solution of the orthogonal Procrustes problem,"
                    + " Psychometrika 31:1-10",
                "10.1007/BF02289451"),
            Reference.of(
                "Crouse 2016, On implementing 2D rectangular assignment algorithms, IEEE Transactions"
                    + " on Aerospace and Electronic Systems 52:1679-1696",
                "10.1109/TAES.2016.140952"))
        .range(0, Double.POSITIVE_INFINITY)
        .direction(Direction.LOWER_IS_CLOSER)
        .convention(
            "shape-metric[alpha;ground distance], such as" + " shape-metric[alpha=1;angular]")
        .cost(
            "prepare: O(D N min(D, N)); score: O(min(D, N)^3), for each fold where"
                + " cross-validated; with alignment: permutation an assignment, O(N^3)")
        .elsewhere(
            "LinearMetric of netrep (alpha, center_columns, zero_pad) and its PermutationMetric;"
                + " orthogonal_angular_shape_metric_centered, orthogonal_procrustes (euclidean, not"
                + " centred) and permutation_procrustes of the ReSi benchmark. Eigenvalues are clipped"
                + " absolutely, so that for alpha between 0 and 1 the scale of responses matters, as in"
                + " netrep. Held-out distances of netrep are those of one split.");
  }

  /** For the plug-in. */
  public ShapeMetric() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(ShapeMetricOptions options) {
    Description described = options.alignment() == Alignment.PERMUTATION ? OF_UNITS : DESCRIPTION;
    return options.alpha() < 1
        ? described.requiring(
            Requirement.moreConditionsThanNumbers(
                    "whitened responses of any two systems coincide where units outnumber"
                        + " conditions")
                .advised())
        : described;
  }

  @Override
  public Class<ShapeMetricOptions> options() {
    return ShapeMetricOptions.class;
  }

  @Override
  protected Shape derive(
      ResponseMatrix responses, ShapeMetricOptions options, LinearAlgebra algebra) {
    return shape(responses.values(), options, algebra);
  }

  private static Shape shape(Matrix responses, ShapeMetricOptions options, LinearAlgebra algebra) {
    // Rotated coordinates would not do for a permutation of units.
    return options.alignment() == Alignment.PERMUTATION
        ? PermutedUnits.shape(responses, options, algebra)
        : Shape.of(responses, options.alpha(), options.centre(), options.unitNorm(), algebra);
  }

  @Override
  protected List<Score> compare(
      Prepared<Shape> reference, Prepared<Shape> candidate, ShapeMetricOptions options, Run run) {
    LinearAlgebra algebra = run.algebra();
    Shape a = reference.derived(algebra);
    Shape b = candidate.derived(algebra);
    List<Score> scores = new ArrayList<>();
    int rows = reference.responses().distinctConditions() * reference.responses().bins();
    boolean trivial = options.alpha() == 0 && Math.max(a.units(), b.units()) >= rows;
    if (options.folds() > 0) {
      scores.add(heldOut(reference.responses(), candidate.responses(), options, run));
    }
    scores.add(
        trivial
            ? Score.undefined(
                "distance",
                options.convention(),
                "alpha: 0 makes all systems alike that have as many units as conditions or more ("
                    + Math.max(a.units(), b.units())
                    + " units, "
                    + rows
                    + " conditions)")
            : score("distance", whole(a, b, options, algebra), options));
    return scores;
  }

  private static Score score(String name, Separation separation, ShapeMetricOptions options) {
    return separation.isDefined(options.ground())
        ? Score.of(name, options.convention(), separation.distance(options.ground()))
        : Score.undefined(
            name, options.convention(), "the responses of a system do not vary over conditions");
  }

  /** Aligned and compared on the same conditions. */
  static Separation whole(Shape a, Shape b, ShapeMetricOptions options, LinearAlgebra algebra) {
    int width = Math.max(a.units(), b.units());
    double scaleA = a.whitening().scale(width);
    double scaleB = b.whitening().scale(width);
    double product =
        a.equals(b)
            ? a.squares()
            : options.alignment() == Alignment.PERMUTATION
                ? PermutedUnits.product(a, b, algebra)
                : a.rotatedProduct(b, algebra);
    return new Separation(
        scaleA * scaleB * product, scaleA * scaleA * a.squares(), scaleB * scaleB * b.squares());
  }

  private Score heldOut(
      ResponseMatrix reference, ResponseMatrix candidate, ShapeMetricOptions options, Run run) {
    int folds = options.folds();
    if (reference.distinctConditions() < 2 * folds) {
      return Score.undefined(
          "held-out-distance",
          options.convention(),
          folds
              + " folds need at least "
              + 2 * folds
              + " conditions but there are "
              + reference.distinctConditions());
    }
    ConditionFolds split = ConditionFolds.of(reference, folds, run.random("folds"));
    Separation all = new Separation(0, 0, 0);
    for (int fold = 0; fold < folds; fold++) {
      run.checkCancelled();
      all =
          all.plus(
              heldOut(
                  reference.values(),
                  candidate.values(),
                  split.outside(fold),
                  split.inside(fold),
                  options,
                  run.algebra()));
    }
    return score("held-out-distance", all, options);
  }

  /** Aligned on some rows, compared on others. */
  static Separation heldOut(
      Matrix x,
      Matrix y,
      int[] train,
      int[] test,
      ShapeMetricOptions options,
      LinearAlgebra algebra) {
    Shape a = shape(x.selectRows(train), options, algebra);
    Shape b = shape(y.selectRows(train), options, algebra);
    Matrix xTest = x.selectRows(test);
    Matrix yTest = y.selectRows(test);
    Matrix ownTest = a.whitening().coordinates(xTest, algebra);
    Matrix otherTest = b.whitening().coordinates(yTest, algebra);
    double product =
        options.alignment() == Alignment.PERMUTATION
            ? PermutedUnits.product(
                ownTest, otherTest, Assignment.largest(PermutedUnits.products(a, b, algebra)))
            : rotated(a.rotations(b, algebra), ownTest, otherTest, algebra);
    int width = Math.max(a.units(), b.units());
    double scaleA = a.whitening().scale(width);
    double scaleB = b.whitening().scale(width);
    return new Separation(
        scaleA * scaleB * product,
        scaleA * scaleA * a.whitening().squares(xTest, ownTest, algebra),
        scaleB * scaleB * b.whitening().squares(yTest, otherTest, algebra));
  }

  private static double rotated(
      Shape.Rotations rotations, Matrix own, Matrix other, LinearAlgebra algebra) {
    return Centring.dot(
        algebra.multiply(own, rotations.own()), algebra.multiply(other, rotations.other()));
  }

  @Override
  protected Outcome illustrate(
      Prepared<Shape> reference, Prepared<Shape> candidate, ShapeMetricOptions options, Run run) {
    return ShapeFigures.of(reference.responses(), candidate.responses(), run.algebra());
  }
}
