package org.homolog.lineardynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.geometry.Centring;
import org.homolog.geometry.Copies;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.Matrix;
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
 * Whether activity unfolds alike in two systems: dynamical similarity analysis (Ostrow et al. 2023,
 * arXiv:2306.10168).
 *
 * <p>A system with D courses of T bins, N units and d delays costs the leading singular vectors of
 * a D T x N d matrix; a pair costs some 10 n^3 steps per sweep, n the rank, and tens to hundreds of
 * sweeps per start.
 */
public final class DynamicalSimilarity
    implements Comparison<DynamicalSimilarityOptions, Prepared<LinearDynamics>> {
  private static final Description DESCRIPTION = description(DynamicsDistance.ANGULAR);

  /** For the plug-in. */
  public DynamicalSimilarity() {}

  private static Description description(DynamicsDistance distance) {
    return Description.builder("dsa", "Dynamical similarity analysis")
        .summary(
            "In each system, one linear map is fitted that leads from each delayed state of the"
                + " population to the next, in the leading coordinates of these states; the maps of two"
                + " systems are then compared up to a rotation or reflection of their coordinates, or by"
                + " their eigenvalues. Time bins must be as wide in both systems; their number, the"
                + " units and which condition is which do not matter. A mean that does not change over"
                + " time is a direction like others unless centred away. Under a draw of conditions a"
                + " copy counts as often as drawn: conditions are never compared with each other.")
        .formula(
            "h(t) = [x(t), x(t - i), ..., x(t - (d - 1) i)], d delays at interval i; H = states over all"
                + " courses = V S U', v(t) the first r columns of V at t; A = argmin |V+ - V A'|^2 +"
                + " ridge |A|^2 within courses. angular: min over orthogonal C of arccos(tr(A' C B C') /"
                + " (|A| |B|)); euclidean: |A / |A| - C B C' / |B|| at the same C; wasserstein: mean"
                + " squared distance of eigenvalues in the complex plane under the best assignment. The"
                + " smaller map, or set of eigenvalues, is padded with zeros.")
        .references(
            Reference.of(
                "Ostrow, Eisen, Kozachkov & Fiete 2023, Beyond geometry: comparing the temporal"
                    + " structure of computation in neural circuits with dynamical similarity analysis,"
                    + " NeurIPS, arXiv:2306.10168",
                "10.48550/arXiv.2306.10168"),
            Reference.of(
                "Brunton, Brunton, Proctor, Kaiser & Kutz 2017, Chaos as an intermittently forced"
                    + " linear system, Nature Communications 8:19",
                "10.1038/s41467-017-00030-8"),
            Reference.of(
                "Redman et al. 2024, Identifying equivalent training dynamics, NeurIPS,"
                    + " arXiv:2302.09160",
                "10.48550/arXiv.2302.09160"))
        .facets(Population.class)
        .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
        .refuses(
            NullModel.PERMUTE_CONDITIONS,
            "the dynamics are fitted to all conditions together, so that it does not matter which"
                + " is which")
        .refuses(
            NullModel.PERMUTE_REPEATS,
            "the dynamics are fitted to all courses together, so that it does not matter which"
                + " condition a repeat belongs to")
        .refuses(
            NullModel.PERMUTE_UNITS,
            "the score does not depend on the order of units, so that permuting units leaves it as"
                + " it is")
        .refuses(
            NullModel.RANDOM_ROTATION,
            "dynamics are compared up to a rotation of their coordinates")
        .refuses(
            NullModel.MATCHED_SPECTRUM,
            "a map fitted to all conditions together is the same for any rotation among them")
        .refuses(
            NullModel.CIRCULAR_SHIFT,
            "shifted courses have the same dynamics but at the seam, which no system has")
        .nulls(NullModel.UNTRAINED)
        .range(
            0,
            switch (distance) {
              case ANGULAR -> Math.PI;
              case EUCLIDEAN -> 2;
              case WASSERSTEIN -> Double.POSITIVE_INFINITY;
            })
        .direction(Direction.LOWER_IS_CLOSER)
        .requires(Requirement.timeBins(2, "dynamics are maps from one bin to the next"))
        .convention("dsa[distance;delays;interval;rank;ridge]")
        .cost(
            "prepare: decomposition of the delay embedding of width N times delays,"
                + " then a fit of order rank; score: a search over rotations of order"
                + " rank, O(rank^3) per step, or an optimal transport between eigenvalues")
        .elsewhere(
            "DSA (the authors' package): DMD(n_delays, delay_interval, rank, lamb) and"
                + " SimilarityTransformDist, which searches in single precision from one random start"
                + " per sign of the determinant and may end above the minimum found here. Its"
                + " wasserstein is the same squared cost; some versions give the sum over eigenvalues"
                + " instead of the mean.")
        .build();
  }

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(DynamicalSimilarityOptions options) {
    return description(options.distance());
  }

  @Override
  public Class<DynamicalSimilarityOptions> options() {
    return DynamicalSimilarityOptions.class;
  }

  @Override
  public Prepared<LinearDynamics> prepare(
      Sample sample, DynamicalSimilarityOptions options, Run run) {
    Prepared<LinearDynamics> prepared =
        new Prepared<>(
            responses(sample, options, run),
            (responses, algebra) ->
                LinearDynamics.of(courses(responses, options), options, algebra));
    LinearDynamics dynamics = prepared.derived(run.algebra());
    int rank = dynamics.real().length;
    if (sample.draw().isEmpty() && rank > 0 && rank < options.rank()) {
      run.warn(
          "delayed states of "
              + sample.system().name()
              + " have "
              + rank
              + " dimensions, fewer than rank "
              + options.rank());
    }
    return prepared;
  }

  private static ResponseMatrix responses(
      Sample sample, DynamicalSimilarityOptions options, Run run) {
    return options.repeats() == DynamicalSimilarityOptions.Repeats.SEPARATE
        ? ResponseMatrix.withTrials(sample, options, Copies.WEIGHED, run)
        : ResponseMatrix.of(sample, options, Copies.WEIGHED, run);
  }

  /** Courses of times x units: one per condition, or one per repeat where these were read. */
  private static List<Matrix> courses(
      ResponseMatrix responses, DynamicalSimilarityOptions options) {
    int bins = responses.bins();
    double[] means =
        options.centre()
            ? Centring.means(responses.values())
            : new double[responses.values().columns()];
    List<Matrix> courses = new ArrayList<>();
    for (int from = 0; from < responses.values().rows(); from += bins) {
      int start = from;
      if (responses.trials().isEmpty()) {
        int[] rows = IntStream.range(start, start + bins).toArray();
        courses.add(without(means, responses.values().selectRows(rows)));
        continue;
      }
      int repeats = responses.trials().get(start).rows();
      for (int repeat = 0; repeat < repeats; repeat++) {
        double[][] course = new double[bins][];
        for (int t = 0; t < bins; t++) {
          course[t] = responses.trials().get(start + t).row(repeat);
        }
        courses.add(without(means, Matrix.copyOf(course)));
      }
    }
    return courses;
  }

  private static Matrix without(double[] means, Matrix course) {
    for (int i = 0; i < course.array().length; i++) {
      course.array()[i] -= means[i % means.length];
    }
    return course;
  }

  @Override
  public Optional<Prepared<LinearDynamics>> redraw(
      Prepared<LinearDynamics> whole, Draw draw, DynamicalSimilarityOptions options) {
    return draw.axis() == Axis.CONDITION
        ? Optional.of(whole.drawn(draw, Copies.WEIGHED))
        : Optional.empty();
  }

  @Override
  public List<Score> score(
      Prepared<LinearDynamics> reference,
      Prepared<LinearDynamics> candidate,
      DynamicalSimilarityOptions options,
      Run run) {
    LinearDynamics a = reference.derived(run.algebra());
    LinearDynamics b = candidate.derived(run.algebra());
    String name = "distance";
    String obstacle = a.obstacle().isEmpty() ? b.obstacle() : a.obstacle();
    if (obstacle.isEmpty() && !(a.moves() && b.moves())) {
      obstacle = "the map fitted to a system is zero: no state leads to the next";
    }
    return List.of(
        obstacle.isEmpty()
            ? Score.of(name, options.convention(), distance(a, b, options, run))
            : Score.undefined(name, options.convention(), obstacle));
  }

  /** How far two maps are apart, neither of them zero. */
  static double distance(
      LinearDynamics a, LinearDynamics b, DynamicalSimilarityOptions options, Run run) {
    return switch (options.distance()) {
      // The chord gives small angles to full precision, the arc cosine only half the digits.
      case ANGULAR -> 2 * Math.asin(residual(a, b, options, run) / 2);
      case EUCLIDEAN -> residual(a, b, options, run);
      case WASSERSTEIN -> EigenvalueTransport.cost(a, b);
    };
  }

  private static double residual(
      LinearDynamics a, LinearDynamics b, DynamicalSimilarityOptions options, Run run) {
    return OrthogonalSimilarity.residual(a.operator(), b.operator(), options.restarts(), run);
  }

  @Override
  public Outcome explain(
      Prepared<LinearDynamics> reference,
      Prepared<LinearDynamics> candidate,
      DynamicalSimilarityOptions options,
      Run run) {
    return EigenvalueFigure.of(
        Map.entry(reference.responses().system(), reference.derived(run.algebra())),
        Map.entry(candidate.responses().system(), candidate.derived(run.algebra())));
  }
}
