package org.homolog.demixing;

import java.util.List;
import java.util.stream.Stream;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/**
 * What drives each system's activity: time, condition columns and their interactions, by demixed
 * principal component analysis (Kobak et al. 2016, doi:10.7554/eLife.10989). With R rows
 * (conditions x time bins) and N units preparing costs one thin singular value decomposition of R x
 * N, and one of N x min(R, N) per marginalisation.
 */
public final class DemixedPca implements Comparison<DemixedPcaOptions, Demixing> {

  /** For the plug-in. */
  public DemixedPca() {}

  private static Description.Builder described(DemixedPcaOptions options) {
    List<String> names = Marginalisations.names(options.factors(), options.withTime());
    Description.Builder described =
        Description.builder("demixed-pca", "Demixed principal components")
            .summary(
                "Each system's responses, averaged over repeats, are taken apart into what depends on"
                    + " time alone, on each condition column and on their interactions, as in an analysis of"
                    + " variance; every combination of the columns must be there, and several conditions of"
                    + " one combination are averaged. Demixed components recover each part from the whole"
                    + " population by a linear decoder. The systems are compared by how their variance"
                    + " is shared out, and by how far the courses of their components are linear maps of each"
                    + " other. Without regularisation a decoder of more units than conditions x time bins"
                    + " recovers every part exactly, noise included.")
            .formula(
                "X' = mean of X over the factors outside a set, minus the parts of its subsets; share ="
                    + " |X'|^2 / |X|^2 with X centred per unit. share-agreement = 1 - sum |share_reference -"
                    + " share_candidate| / 2. C = X' X^T (X X^T + (regulariser |X|^2)^2 I)^-1 (pseudo-inverse"
                    + " of X without regulariser); encoder P = leading left singular vectors of C [X,"
                    + " regulariser |X|^2 I], decoder D = C^T P. captured = (|X'|^2 - |X' - P D^T X|^2) /"
                    + " |X|^2, not below 0. course-similarity: mean squared canonical correlation of D^T X'"
                    + " between the systems.")
            .references(
                Reference.of(
                    "Kobak, Brendel, Constantinidis, Feierstein, Kepecs, Mainen, Qi, Romo, Uchida & Machens"
                        + " 2016, Demixed principal component analysis of neural population data, eLife"
                        + " 5:e10989",
                    "10.7554/eLife.10989"))
            .facets(Population.class)
            .drawable(Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
            .nulls(
                NullModel.PERMUTE_CONDITIONS,
                NullModel.PERMUTE_REPEATS,
                NullModel.CIRCULAR_SHIFT,
                NullModel.MATCHED_SPECTRUM,
                NullModel.UNTRAINED)
            .refuses(
                NullModel.PERMUTE_UNITS, "marginal variance does not depend on the order of units")
            .refuses(
                NullModel.RANDOM_ROTATION,
                "marginal variance does not depend on a rotation of units")
            .refusesFor(
                NullModel.MATCHED_SPECTRUM,
                "mixing conditions does not alter the mean over them",
                "course-similarity-time")
            .refusesFor(
                NullModel.PERMUTE_CONDITIONS,
                "exchanging conditions does not alter the mean over them",
                "course-similarity-time")
            .range(0, 1)
            .direction(Direction.HIGHER_IS_CLOSER)
            .direction(
                Direction.NEUTRAL,
                names.stream()
                    .flatMap(
                        name ->
                            Stream.of(
                                "share-" + name + "-reference",
                                "share-" + name + "-candidate",
                                "captured-" + name + "-reference",
                                "captured-" + name + "-candidate"))
                    .toArray(String[]::new))
            .convention("demixed-pca[condition columns;k=components per part]")
            .cost(
                "prepare: one regression and one decomposition of N x N per part,"
                    + " O(N^3); score: O(D T k^2)")
            .elsewhere(
                "dPCA.dPCA: the same marginalisations, encoders and decoders (there by a randomised"
                    + " decomposition) and the same regulariser, whose square multiplies the squared sum of"
                    + " squares; with-time is its join. Its explained_variance_ratio_ decodes the marginal"
                    + " alone, |X'|^2 - |X' - p d^T X'|^2 per component, and is in the tables; captured"
                    + " decodes all responses.");
    if (options.columns().size() < 2) {
      described.refusesFor(
          NullModel.PERMUTE_CONDITIONS,
          "exchanging conditions alters nothing where a single column is told apart from time",
          "share-agreement");
    }
    return described;
  }

  @Override
  public Description describe() {
    return described(Options.defaults(DemixedPcaOptions.class)).build();
  }

  /** Drawing conditions leaves combinations of columns without one: only single ones are drawn. */
  @Override
  public Description describe(DemixedPcaOptions options) {
    Description.Builder described = described(options);
    return options.columns().isEmpty()
        ? described.drawable(Axis.CONDITION).build()
        : described
            .requires(
                Requirement.crossed(
                    options.columns(), "parts are means over the other columns' values"))
            .build();
  }

  @Override
  public Class<DemixedPcaOptions> options() {
    return DemixedPcaOptions.class;
  }

  @Override
  public Demixing prepare(Sample sample, DemixedPcaOptions options, Run run) {
    return Demixing.of(sample, options, run);
  }

  @Override
  public List<Score> score(
      Demixing reference, Demixing candidate, DemixedPcaOptions options, Run run) {
    return DemixedScores.of(reference, candidate, options, run.algebra());
  }

  @Override
  public Outcome show(Demixing one, DemixedPcaOptions options, Run run) {
    return DemixedFigures.of(run.algebra(), one);
  }

  @Override
  public Outcome explain(
      Demixing reference, Demixing candidate, DemixedPcaOptions options, Run run) {
    return DemixedFigures.of(run.algebra(), reference, candidate);
  }
}
