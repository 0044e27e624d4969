package org.homolog.rsa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homolog.figure.Figure;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.system.Dissimilarities;

/**
 * Representational similarity analysis: how alike the dissimilarities between conditions are in two
 * systems (Kriegeskorte et al. 2008, doi:10.3389/neuro.06.004.2008).
 *
 * <p>With D conditions and N units the dissimilarities cost one product of D x N by N x D; a draw
 * of conditions and a score cost D^2.
 */
public final class Rsa implements Comparison<RsaOptions, PreparedRdm> {
  private static final Description DESCRIPTION = described(RdmComparator.SPEARMAN);

  /** The description, with the range and direction of a comparator. */
  private static Description described(RdmComparator comparator) {
    Description.Builder builder =
        Description.builder("rsa", "Representational similarity")
            .summary(
                "For each system, the dissimilarity of every pair of conditions is computed from the"
                    + " mean patterns of activity; the two systems' dissimilarities are then compared"
                    + " over pairs. Under a bootstrap of conditions, pairs of copies of one condition"
                    + " are left out; a draw of fewer than three distinct conditions has no score.")
            .formula(
                "correlation: d(i,j) = 1 - r(x_i, x_j) over units. cosine: the same without removing"
                    + " means. euclidean: d(i,j) = |x_i - x_j|^2 / N. mahalanobis: d(i,j) = (x_i - x_j)'"
                    + " S^-1 (x_i - x_j) / N with noise covariance S. crossnobis: d(i,j) = mean over"
                    + " folds k of (a_i - a_j)' S^-1 (b_i - b_j) / N, b the means in fold k and a the"
                    + " means of all other observations. poisson: d(i,j) = sum of (y_i - y_j)(log y_i -"
                    + " log y_j) / N with rates y = (x + prior-rate prior-weight) / (1 + prior-weight);"
                    + " poisson-cv: mean over folds of the same with log rates of fold k and rates of"
                    + " all other observations. repeats: pairs, and cross-validation where a condition"
                    + " lacks a fold or values are missing: d(i,j) = s(i,i) + s(j,j) - 2 s(i,j), s(i,j)"
                    + " the mean over pairs of observations a of i and b of j (from different folds"
                    + " where cross-validated) of x_a' S^-1 x_b / N, r(x_a, x_b) / 2, or (y_a - y_b)(log"
                    + " y_b - log y_a) / 2 N, over the units that both have; for products, the mean of"
                    + " all observations is removed first."
                    + " Score, over the upper triangles: pearson, spearman (average ranks), rho-a = 12"
                    + " sum(r_x r_y) / (n^3 - n) on centred average ranks, cosine, kendall-tau-a ="
                    + " (concordant - discordant) / all pairs, kendall-tau-b = the same over the"
                    + " geometric mean of the pairs untied on either side; whitened-cosine = x'V^-1 y /"
                    + " sqrt(x'V^-1 x y'V^-1 y) with V = (C K C') o (C K C'), C the contrasts of pairs"
                    + " and K the noise of conditions (condition-noise), whitened-pearson the same"
                    + " after removing means; bures = tr sqrt(sqrt(A) B sqrt(A)) / sqrt(tr A tr B) and"
                    + " bures-metric = tr A + tr B - 2 tr sqrt(sqrt(A) B sqrt(A)) with A, B the second"
                    + " moments -H d H / 2 around the mean pattern; riemannian = min over s, t of |log"
                    + " eig(B^-1 (e^s A + e^t K))| with A of the candidate and B of the reference around"
                    + " the first condition. controlling: the same in what is left when the model"
                    + " dissimilarities are projected out of both sides. Standard errors: var d = 4 x"
                    + " u'R u / K N^2 + 2 x^2 tr(R R) / K (K - 1) N^2 with x the noise variance of a"
                    + " difference u in one of K folds and R its covariance over units, or a jackknife"
                    + " over folds.")
            .references(
                Reference.of(
                    "Kriegeskorte, Mur & Bandettini 2008, Representational similarity analysis -"
                        + " connecting the branches of systems neuroscience, Frontiers in Systems"
                        + " Neuroscience 2:4",
                    "10.3389/neuro.06.004.2008"),
                Reference.of(
                    "Nili et al. 2014, A toolbox for representational similarity analysis, PLOS"
                        + " Computational Biology 10:e1003553",
                    "10.1371/journal.pcbi.1003553"),
                Reference.of(
                    "Walther et al. 2016, Reliability of dissimilarity measures for multi-voxel pattern"
                        + " analysis, NeuroImage 137:188-200",
                    "10.1016/j.neuroimage.2015.12.012"),
                Reference.of(
                    "Schuett et al. 2023, Statistical inference on representational geometries, eLife"
                        + " 12:e82566",
                    "10.7554/eLife.82566"),
                Reference.of(
                    "Diedrichsen et al. 2021, Comparing representational geometries using whitened"
                        + " unbiased-distance-matrix similarity, Neurons, Behavior, Data Analysis, and"
                        + " Theory 5",
                    "10.51628/001c.27664"),
                Reference.of(
                    "Diedrichsen et al. 2016, On the distribution of cross-validated Mahalanobis"
                        + " distances, arXiv:1607.01371",
                    "10.48550/arXiv.1607.01371"),
                Reference.of(
                    "Shahbazi et al. 2021, Using distance on the Riemannian manifold to compare"
                        + " representations in brain and in models, NeuroImage 239:118271",
                    "10.1016/j.neuroimage.2021.118271"),
                Reference.of(
                    "Lin & Kriegeskorte 2024, The topology and geometry of neural representations,"
                        + " Proceedings of the National Academy of Sciences 121:e2317881121",
                    "10.1073/pnas.2317881121"),
                Reference.of(
                    "Ledoit & Wolf 2004, A well-conditioned estimator for large-dimensional covariance"
                        + " matrices, Journal of Multivariate Analysis 88:365-411",
                    "10.1016/S0047-259X(03)00096-4"),
                Reference.of(
                    "Schaefer & Strimmer 2005, A shrinkage approach to large-scale covariance matrix"
                        + " estimation, Statistical Applications in Genetics and Molecular Biology 4:32",
                    "10.2202/1544-6115.1175"))
            .facets(Population.class, Dissimilarities.class)
            .nulls(
                NullModel.PERMUTE_CONDITIONS,
                NullModel.PERMUTE_REPEATS,
                NullModel.CIRCULAR_SHIFT,
                NullModel.MATCHED_SPECTRUM,
                NullModel.UNTRAINED)
            .refuses(
                NullModel.PERMUTE_UNITS,
                "dissimilarities do not depend on the order of units, so that permuting units leaves"
                    + " the score as it is")
            .refuses(
                NullModel.RANDOM_ROTATION,
                "distances and angles between patterns do not depend on a rotation of the units;"
                    + " correlations do only by what the patterns' means over units add")
            .range(comparator.lowest(), comparator.highest())
            .direction(comparator.direction())
            .requires(
                Requirement.conditions(
                    3, "with two there is one dissimilarity, with nothing to compare it to"))
            .convention("rsa[dissimilarity;comparator], such as rsa[correlation;spearman]")
            .cost(
                "prepare: O(D^2 N), and O(N^3) once where a noise covariance is"
                    + " inverted; score: O(D^2), ranks O(D^2 log D), whitened comparators"
                    + " O(D^4) in a factorisation shared by all draws, riemannian and bures"
                    + " O(D^3); a bootstrap of conditions draws prepared dissimilarities"
                    + " again, O(D^2)")
            .intervals(
                "In simulations with known truth (docs/coverage.md) intervals of level 0.95 over 40"
                    + " conditions held it in 96 % of experiments for correlation and crossnobis with"
                    + " spearman, and in 92 % for crossnobis with pearson, which a few large"
                    + " dissimilarities can rule. They are wider than they need be, up to 1.8 times,"
                    + " where the score is near zero, where conditions are few, and where units or"
                    + " members are drawn beside conditions: draws of conditions overstate what pairs"
                    + " of conditions add to the variance.")
            .elsewhere(
                "euclidean, mahalanobis and crossnobis are squared and divided by the number of units,"
                    + " as in rsatoolbox. crossnobis equals its calc_rdm where every condition has"
                    + " every fold; else, and with repeats: pairs, it equals its calc_rdm_unbalanced of"
                    + " the observations with their overall mean removed (there an offset common to"
                    + " all observations adds noise where conditions have unequal numbers of"
                    + " observations in their folds). The other dissimilarities with repeats: pairs"
                    + " equal calc_rdm_unbalanced too, save that it divides a correlation over shared"
                    + " channels by all channels, and that its weighting equal loses the pairs of an"
                    + " observation with itself. poisson-cv is the mean over folds, where rsatoolbox"
                    + " returns the last fold. rsatoolbox scores constant dissimilarities 0; here"
                    + " pearson, spearman and cosine are then undefined, with the reason."
                    + " pearson is its corr, kendall-tau-b its kendall, whitened-cosine and"
                    + " whitened-pearson its cosine_cov and corr_cov: exact also with covariances,"
                    + " where it solves to a relative tolerance of 1e-5; with variances both scale the"
                    + " centred second moments. riemannian is minus its neg_riem_dist, the minimum"
                    + " found over one number instead of two. bures leaves directions of negative"
                    + " moment out on both sides, rsatoolbox on one. transform: geodesic equals its"
                    + " geodesic_transform, which has no edge at the smallest dissimilarity either;"
                    + " geotopological takes quantiles of each system's dissimilarities, rsatoolbox of"
                    + " the stack.");
    if (comparator.needsEveryPair()) {
      builder.drawable(Axis.REPEAT, Axis.UNIT, Axis.MEMBER);
    } else {
      builder.drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER);
    }
    return (comparator.isReliability() ? builder.reliabilityLike() : builder).build();
  }

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(RsaOptions options) {
    Description described = described(options.comparator());
    if (options.dissimilarity().isCrossValidated() && options.folds().isEmpty()) {
      return described.requiring(
          Requirement.repeats(
              2, "a cross-validated dissimilarity leaves one repeat out at a time"));
    }
    return options.dissimilarity() == Dissimilarity.MAHALANOBIS
        ? described.requiring(
            Requirement.repeats(2, "its noise covariance comes from repeats").advised())
        : described;
  }

  @Override
  public Class<RsaOptions> options() {
    return RsaOptions.class;
  }

  @Override
  public PreparedRdm prepare(Sample sample, RsaOptions options, Run run) {
    return RdmPreparation.prepare(sample, options, run);
  }

  @Override
  public Optional<PreparedRdm> redraw(PreparedRdm whole, Draw draw, RsaOptions options) {
    return draw.axis() == Axis.CONDITION
        ? Optional.of(whole.draw(draw.rows(), draw.purpose() == Draw.Purpose.SHUFFLE))
        : Optional.empty();
  }

  @Override
  public Optional<PreparedRdm> pool(List<PreparedRdm> members, RsaOptions options) {
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(RdmPool.of(members, options.comparator(), options.memberScale()));
  }

  @Override
  public List<Score> score(
      PreparedRdm reference, PreparedRdm candidate, RsaOptions options, Run run) {
    return List.of(new RdmAgreement(reference, candidate, options, run).score());
  }

  @Override
  public Outcome show(PreparedRdm one, RsaOptions options, Run run) {
    List<Figure> figures = new ArrayList<>();
    figures.add(RdmFigures.matrix(one, options));
    RdmFigures.errors(one).ifPresent(figures::add);
    return Outcome.of(figures.toArray(Figure[]::new));
  }

  @Override
  public Outcome explain(
      PreparedRdm reference, PreparedRdm candidate, RsaOptions options, Run run) {
    List<Figure> figures = new ArrayList<>();
    figures.add(RdmFigures.scatter(reference, candidate, options));
    if (reference.layers().size() > 1) {
      figures.addAll(
          TimeFigures.of(
              new RdmAgreement(reference, candidate, options, run), reference, candidate));
    }
    return new Outcome(figures, RdmFigures.facts(List.of(reference, candidate)));
  }
}
