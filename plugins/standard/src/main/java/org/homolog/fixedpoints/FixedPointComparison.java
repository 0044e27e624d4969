package org.homolog.fixedpoints;

import java.util.List;
import java.util.Map;
import org.homolog.figure.Figure;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.system.Dynamics;

/**
 * The fixed points of a system's dynamics, and whether two systems have the same (Sussillo and
 * Barak 2013, doi:10.1162/NECO_a_00409).
 */
public final class FixedPointComparison implements Comparison<FixedPointOptions, Portrait> {
  private static final String OF_DYNAMICS =
      "it acts on responses, and the dynamics are those of the network whatever its responses";

  private static final Description DESCRIPTION =
      Description.builder("fixed-points", "Fixed points of the dynamics")
          .summary(
              "States that the dynamics do not leave under a constant input, found from many starts by"
                  + " Newton's method with exact Jacobians, in double precision. Of each it is proved, if"
                  + " it can be, that exactly one fixed point lies within a stated distance; lines and"
                  + " rings of fixed points are told from isolated points, and slow points, where the"
                  + " dynamics are slowest around without being at rest, are listed apart. Around each"
                  + " point the dynamics are linearised; trajectories tell its basin and where one gets to"
                  + " on leaving it; on request all branches are followed as the input changes. Two"
                  + " systems are compared by how many points they have of each stability, by the"
                  + " eigenvalues there, by where the points lie once responses to the same conditions and"
                  + " times are aligned, and by how their numbers change with the input.")
          .formula(
              "F(r) = r with the one-step map F under a constant input; q = 1/2 |F(r) - r|^2 is at most"
                  + " 1e-20. Stable: all eigenvalues of dF/dr inside the unit circle. topology: 1 - sum_k"
                  + " |a_k - b_k| / sum_k (a_k + b_k), a_k and b_k the numbers of points left in k = 0, 1,"
                  + " 2, 3 or more directions, and of continua. spectra: optimal transport between the"
                  + " points of both systems, the cost of two points being the root mean squared distance"
                  + " of their eigenvalues under the best assignment, the smaller set padded with zeros,"
                  + " eigenvalues per the longer of the two steps. positions: optimal transport between the"
                  + " points' rates in the aligned principal components of responses, in units of the root"
                  + " mean square of responses. bifurcations: topology, averaged over p, of the points at"
                  + " input + p direction.")
          .references(
              Reference.of(
                  "Sussillo & Barak 2013, Opening the black box: low-dimensional dynamics in"
                      + " high-dimensional recurrent neural networks, Neural Computation 25:626-649",
                  "10.1162/NECO_a_00409"),
              Reference.of(
                  "Mante, Sussillo, Shenoy & Newsome 2013, Context-dependent computation by recurrent"
                      + " dynamics in prefrontal cortex, Nature 503:78-84",
                  "10.1038/nature12742"),
              Reference.of(
                  "Rump 2010, Verification methods: rigorous results using floating-point arithmetic,"
                      + " Acta Numerica 19:287-449",
                  "10.1017/S096249291000005X"),
              Reference.of(
                  "Kuznetsov 2004, Elements of applied bifurcation theory, 3rd edition, Springer",
                  "10.1007/978-1-4757-3978-7"))
          .facets(Dynamics.class)
          .drawable(Axis.MEMBER)
          .nulls(NullModel.UNTRAINED)
          .refuses(NullModel.PERMUTE_CONDITIONS, OF_DYNAMICS)
          .refuses(NullModel.PERMUTE_REPEATS, OF_DYNAMICS)
          .refuses(NullModel.PERMUTE_UNITS, OF_DYNAMICS)
          .refuses(NullModel.CIRCULAR_SHIFT, OF_DYNAMICS)
          .refuses(NullModel.RANDOM_ROTATION, OF_DYNAMICS)
          .refuses(NullModel.MATCHED_SPECTRUM, OF_DYNAMICS)
          .range(0, Double.POSITIVE_INFINITY)
          .range(0, 1, PortraitScores.TOPOLOGY, PortraitScores.BIFURCATIONS)
          .direction(Direction.HIGHER_IS_CLOSER)
          .direction(Direction.LOWER_IS_CLOSER, PortraitScores.SPECTRA, PortraitScores.POSITIONS)
          .direction(Direction.NEUTRAL, PortraitScores.DESCRIPTIVE)
          .convention(
              "fixed-points[input=1,0;direction=0,1;p=-1..1]: the constant input and, where points were"
                  + " followed, how it changed")
          .cost(
              "a search with S starts of a network of N units takes some S N^2 steps times the number of"
                  + " Newton steps and of products in each, a few of each where connections are dominated"
                  + " by few dimensions, and S N^3 where they are not; each point found N^3")
          .elsewhere(
              "FixedPointFinder minimises q by gradient descent from each start, in single precision"
                  + " unless told otherwise, keeps states with q below a tolerance, and calls two states"
                  + " one if they are closer than another. There is no counterpart to the certificate, and"
                  + " states with a small q on a slow manifold are listed as fixed points.")
          .build();

  /** For the plug-in. */
  public FixedPointComparison() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Class<FixedPointOptions> options() {
    return FixedPointOptions.class;
  }

  @Override
  public Portrait prepare(Sample sample, FixedPointOptions options, Run run) {
    return new PortraitMaker(sample, options, run).make();
  }

  @Override
  public Outcome show(Portrait one, FixedPointOptions options, Run run) {
    return new Outcome(
        new PortraitFigures(one, run.algebra()).all(), new PortraitTables(one).all());
  }

  @Override
  public List<Score> score(
      Portrait reference, Portrait candidate, FixedPointOptions options, Run run) {
    return new PortraitScores(reference, candidate, options, run.algebra()).all();
  }

  @Override
  public Outcome explain(
      Portrait reference, Portrait candidate, FixedPointOptions options, Run run) {
    List<Figure> figures = new PairFigures(reference, candidate, options, run.algebra()).all();
    return new Outcome(figures, Map.of());
  }
}
