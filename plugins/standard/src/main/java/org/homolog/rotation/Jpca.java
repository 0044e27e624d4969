package org.homolog.rotation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/**
 * How alike the rotations in two systems' activity are: jPCA (Churchland et al. 2012,
 * doi:10.1038/nature11129). With R rows (conditions x time bins) and N units preparing costs one
 * thin singular value decomposition of R x N.
 */
public final class Jpca implements Comparison<JpcaOptions, Rotations> {
  private static final Description DESCRIPTION =
      Description.builder("jpca", "Rotational dynamics (jPCA)")
          .summary(
              "For each system, responses averaged over repeats are softly normalised unit by unit,"
                  + " the mean over conditions is removed at each time, and the steps from bin to bin are"
                  + " fitted as a linear function of the state in the leading principal components: once"
                  + " with a skew-symmetric matrix, which can only rotate, and once with any matrix."
                  + " Planes are ordered by their frequency of rotation. The systems are compared by how"
                  + " far the trajectories in the first plane of one are a linear map of those of the"
                  + " other (which neither phase nor sense of rotation alters), by their frequencies and by"
                  + " how well rotations describe them. A good fit of rotations is expected of many smooth"
                  + " responses: what matters is the comparison. Copies of a condition in a bootstrap are"
                  + " weights.")
          .formula(
              "x = leading principal components of r / (range(r) + soft-normalise) minus the mean over"
                  + " conditions; M = argmin sum |x(t+1) - x(t) - M x(t)|^2 over M' = -M, from"
                  + " M S + S M = sum dx x' - x dx' with S = sum x x'; planes: pairs of conjugate"
                  + " eigenvalues +-i w of M; frequency = w / (2 pi bin); since steps are"
                  + " chords, a turn by an angle a per bin has w = sin a. plane-similarity: mean squared"
                  + " canonical correlation of the two courses of the first plane over conditions and time."
                  + " frequency-difference: |log2(f_reference / f_candidate)|, in octaves, first plane."
                  + " fit-skew: 1 - |dx - M x|^2 / |dx|^2, fit-free: the same of the best matrix of any form;"
                  + " rotation-ratio: fit-skew / fit-free. variance-share: variance in the first plane over"
                  + " that of all normalised units.")
          .references(
              Reference.of(
                  "Churchland, Cunningham, Kaufman, Foster, Nuyujukian, Ryu & Shenoy 2012, Neural"
                      + " population dynamics during reaching, Nature 487:51-56",
                  "10.1038/nature11129"),
              Reference.of(
                  "Lebedev et al. 2019, Analysis of neuronal ensemble activity reveals the pitfalls and"
                      + " shortcomings of rotation dynamics, Scientific Reports 9:18978",
                  "10.1038/s41598-019-54760-4"))
          .facets(Population.class)
          .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
          .nulls(
              NullModel.PERMUTE_CONDITIONS,
              NullModel.PERMUTE_REPEATS,
              NullModel.CIRCULAR_SHIFT,
              NullModel.MATCHED_SPECTRUM,
              NullModel.UNTRAINED)
          .refuses(NullModel.PERMUTE_UNITS, "rotations do not depend on the order of units")
          .refusesFor(
              NullModel.MATCHED_SPECTRUM,
              "it compares what each system has by itself, which mixing conditions hardly alters",
              "frequency-difference",
              "rotation-ratio-difference")
          .refusesFor(
              NullModel.PERMUTE_CONDITIONS,
              "it compares what each system has by itself, which no exchange of conditions alters",
              "frequency-difference",
              "rotation-ratio-difference")
          .range(0, Double.POSITIVE_INFINITY)
          .range(0, 1, "plane-similarity")
          .direction(Direction.HIGHER_IS_CLOSER)
          .direction(Direction.LOWER_IS_CLOSER, "frequency-difference", "rotation-ratio-difference")
          .direction(Direction.NEUTRAL, ofOneSystem())
          .requires(Requirement.timeBins(2, "rotations are changes from one bin to the next"))
          .convention("jpca[k=components;soft=soft normalisation]")
          .cost(
              "prepare: principal components O(D T N min(D T, N)), then a linear"
                  + " system of order k^2; score: O(D T)")
          .elsewhere(
              "jPCA.JPCA.fit: the same preprocessing, planes and variances; its skew-symmetric fit is a"
                  + " numerical minimisation that stops early (relative error about 1e-3), here it is exact."
                  + " Frequencies there are radians per bin.")
          .build();

  /** For the plug-in. */
  public Jpca() {}

  private static String[] ofOneSystem() {
    return Stream.of("reference", "candidate")
        .flatMap(
            side ->
                Stream.concat(
                    Stream.of("variance-share-", "rotation-ratio-", "fit-skew-", "fit-free-")
                        .map(name -> name + side),
                    IntStream.rangeClosed(1, JpcaOptions.MOST)
                        .mapToObj(p -> "frequency-" + p + "-" + side)))
        .toArray(String[]::new);
  }

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<JpcaOptions> options() {
    return JpcaOptions.class;
  }

  @Override
  public Rotations prepare(Sample sample, JpcaOptions options, Run run) {
    Draw draw = sample.draw().orElse(null);
    return draw != null && movesConditions(draw)
        ? Rotations.of(sample.whole(), options, run).shuffled(draw.rows())
        : Rotations.of(sample, options, run);
  }

  @Override
  public Optional<Rotations> redraw(Rotations whole, Draw draw, JpcaOptions options) {
    return movesConditions(draw) ? Optional.of(whole.shuffled(draw.rows())) : Optional.empty();
  }

  private static boolean movesConditions(Draw draw) {
    return draw.axis() == Axis.CONDITION && draw.purpose() == Draw.Purpose.SHUFFLE;
  }

  @Override
  public List<Score> score(Rotations reference, Rotations candidate, JpcaOptions options, Run run) {
    return JpcaScores.of(reference, candidate, options, run.algebra());
  }

  @Override
  public Outcome show(Rotations one, JpcaOptions options, Run run) {
    return RotationFigures.of(options, one);
  }

  @Override
  public Outcome explain(Rotations reference, Rotations candidate, JpcaOptions options, Run run) {
    return RotationFigures.of(options, reference, candidate);
  }
}
