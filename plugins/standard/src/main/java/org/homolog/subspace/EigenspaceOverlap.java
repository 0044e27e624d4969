package org.homolog.subspace;

import java.util.Arrays;
import java.util.List;
import org.homolog.geometry.Copies;
import org.homolog.geometry.PatternOptions;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseComparison;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/** Eigenspace overlap score (May et al. 2019, arXiv:1909.01264). */
public final class EigenspaceOverlap extends ResponseComparison<PatternOptions, Span> {
  private static final String ID = "eigenspace-overlap";

  private static final Description DESCRIPTION =
      described(ID, "Eigenspace overlap")
          .summary(
              "How much the subspaces over conditions overlap that the responses of two systems span,"
                  + " whatever the variance along them. It is 1 where both span the same and grows"
                  + " with the number of units."
                  + COPIES_LEFT_OUT)
          .formula(
              "|U' V|^2 / max(units of X, units of Y), U and V orthonormal bases of the columns of X and Y.")
          .references(
              Reference.of(
                  "May, Zhang, Dao & Re 2019, On the downstream performance of compressed word"
                      + " embeddings, NeurIPS, arXiv:1909.01264",
                  "10.48550/arXiv.1909.01264"))
          .range(0, 1)
          .direction(Direction.HIGHER_IS_CLOSER)
          .convention("eigenspace-overlap[centred]")
          .cost("prepare: decomposition O(D N min(D, N)); score: O(D min(D, N)^2)")
          .elsewhere("eigenspace_overlap_score of the ReSi benchmark, which does not centre.")
          .build();

  /** For the plug-in. */
  public EigenspaceOverlap() {}

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
  protected Span derive(ResponseMatrix responses, PatternOptions options, LinearAlgebra algebra) {
    return Span.of(options.patterns(responses), algebra);
  }

  @Override
  protected List<Score> compare(
      Prepared<Span> reference, Prepared<Span> candidate, PatternOptions options, Run run) {
    Span a = reference.derived(run.algebra());
    Span b = candidate.derived(run.algebra());
    if (a.rank() == 0 || b.rank() == 0) {
      return List.of(
          Score.undefined(ID, options.convention(ID), "the responses of a system are all zero"));
    }
    if (a.isEverything(options.centre()) || b.isEverything(options.centre())) {
      run.warn(
          ID
              + ": a system with as many independent units as conditions spans all responses there"
              + " could be, so that the overlap says only how many units the two have; give it"
              + " fewer units or components than conditions");
    }
    double overlap = Arrays.stream(a.overlap(b, run.algebra()).array()).sum();
    return List.of(Score.of(ID, options.convention(ID), overlap / Math.max(a.units(), b.units())));
  }
}
