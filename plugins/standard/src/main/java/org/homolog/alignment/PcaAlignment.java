package org.homolog.alignment;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/**
 * How alike the subspaces of two systems' leading principal components are: alignment index
 * (Elsayed et al. 2016, doi:10.1038/ncomms13239), cross-explained variance and principal angles,
 * beside their chance level.
 *
 * <p>Populations seldom share units, so that subspaces are compared in the space of conditions, or
 * of conditions and time; where units are the same, also in the space of units. With R rows and N
 * units preparing costs one thin singular value decomposition of R x N.
 */
public final class PcaAlignment implements Comparison<PcaAlignmentOptions, Components> {
  private static final String IN_UNIT_SPACE =
      "in unit space the subspaces do not depend on which response is called which condition";
  private static final String IN_CONDITION_SPACE =
      "in condition space the subspaces do not depend on the order or a rotation of units; space:"
          + " unit admits it";

  private static final Description DESCRIPTION =
      described()
          .nulls(
              NullModel.PERMUTE_CONDITIONS,
              NullModel.PERMUTE_REPEATS,
              NullModel.CIRCULAR_SHIFT,
              NullModel.MATCHED_SPECTRUM,
              NullModel.UNTRAINED)
          .refuses(NullModel.PERMUTE_UNITS, IN_CONDITION_SPACE)
          .refuses(NullModel.RANDOM_ROTATION, IN_CONDITION_SPACE)
          .build();

  private static final Description IN_UNITS =
      described()
          .nulls(
              NullModel.PERMUTE_UNITS,
              NullModel.PERMUTE_REPEATS,
              NullModel.RANDOM_ROTATION,
              NullModel.UNTRAINED)
          .refuses(NullModel.PERMUTE_CONDITIONS, IN_UNIT_SPACE)
          .refuses(NullModel.MATCHED_SPECTRUM, IN_UNIT_SPACE)
          .refuses(NullModel.CIRCULAR_SHIFT, IN_UNIT_SPACE)
          .build();

  private static Description.Builder described() {
    return Description.builder("pca-alignment", "Alignment of principal components")
        .summary(
            "For each system, responses averaged over repeats make a matrix of conditions (or"
                + " conditions x time bins) by units; each unit's mean is removed, and the leading"
                + " components span a subspace. The alignment index is the share of one system's"
                + " variance inside the other's subspace, relative to its own; principal angles lie"
                + " between 0 (shared direction) and pi/2. Chance is the mean over random subspaces"
                + " drawn from the covariance of the system whose variance is explained. Under a"
                + " bootstrap of conditions copies are left out.")
        .formula(
            "A(a in b) = tr(D_a' C_b D_a) / (l_1(C_b) + ... + l_k(C_b)), with D_a the k leading"
                + " components of a and C_b the covariance of b with eigenvalues l; forward: a is the"
                + " candidate, b the reference. Cross-explained variance: tr(D_a' C_b D_a) / tr(C_b)."
                + " Shared variance: the same with C_b restricted to its own leading components, sum over"
                + " i <= k of l_i |D_a' d_i|^2 / tr(C_b), d_i the components of b."
                + " Principal angles: cos(angle_i) = i-th singular value of D_a' D_b, in radians,"
                + " ascending. Participation ratio: (sum l)^2 / sum l^2.")
        .references(
            Reference.of(
                "Elsayed, Lara, Kaufman, Churchland & Cunningham 2016, Reorganization between"
                    + " preparatory and movement population responses in motor cortex, Nature"
                    + " Communications 7:13239",
                "10.1038/ncomms13239"),
            Reference.of(
                "Bjorck & Golub 1973, Numerical methods for computing angles between linear"
                    + " subspaces, Mathematics of Computation 27:579-594",
                "10.1090/S0025-5718-1973-0348991-3"),
            Reference.of(
                "Gao et al. 2017, A theory of multineuronal dimensionality, dynamics and measurement,"
                    + " bioRxiv 214262",
                "10.1101/214262"))
        .facets(Population.class)
        .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
        .range(0, Double.POSITIVE_INFINITY)
        .direction(Direction.HIGHER_IS_CLOSER)
        .direction(Direction.LOWER_IS_CLOSER, "mean-principal-angle")
        .direction(
            Direction.LOWER_IS_CLOSER,
            IntStream.rangeClosed(1, PcaAlignmentOptions.MOST)
                .mapToObj(i -> "principal-angle-" + i)
                .toArray(String[]::new))
        .direction(
            Direction.NEUTRAL,
            "chance-alignment-index",
            "chance-cross-explained-variance",
            "chance-shared-variance",
            "chance-mean-principal-angle",
            "participation-ratio-reference",
            "participation-ratio-candidate",
            "components-for-90-percent-reference",
            "components-for-90-percent-candidate")
        .convention(
            "pca-alignment[space;k=number of components;standardised], such as"
                + " pca-alignment[condition;k=10]")
        .cost(
            "prepare: decomposition of the centred responses, O(min(D N^2, D^2 N));"
                + " score: product of two bases of k components, O(N k^2), and the random"
                + " subspaces of chance")
        .elsewhere(
            "Principal angles are those of scipy.linalg.subspace_angles in ascending order."
                + " Eigenvalues are variances with divisor rows - 1, as scikit-learn's PCA has them.");
  }

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(PcaAlignmentOptions options) {
    return options.space() == Space.UNIT ? IN_UNITS : DESCRIPTION;
  }

  @Override
  public Class<PcaAlignmentOptions> options() {
    return PcaAlignmentOptions.class;
  }

  @Override
  public Components prepare(Sample sample, PcaAlignmentOptions options, Run run) {
    return PrincipalComponents.prepare(sample, options, run);
  }

  @Override
  public Optional<Components> redraw(Components whole, Draw draw, PcaAlignmentOptions options) {
    return draw.axis() == Axis.CONDITION && draw.purpose() == Draw.Purpose.SHUFFLE
        ? Optional.of(whole.shuffled(draw.rows()))
        : Optional.empty();
  }

  @Override
  public List<Score> score(
      Components reference, Components candidate, PcaAlignmentOptions options, Run run) {
    return AlignmentScores.of(reference, candidate, options, run);
  }

  @Override
  public Outcome show(Components one, PcaAlignmentOptions options, Run run) {
    return AlignmentFigures.of(one);
  }

  @Override
  public Outcome explain(
      Components reference, Components candidate, PcaAlignmentOptions options, Run run) {
    return AlignmentFigures.of(reference, candidate, options, run);
  }
}
