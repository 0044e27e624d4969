package org.homolog.decoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.homolog.figure.MatrixFigure;
import org.homolog.geometry.ConditionColumn;
import org.homolog.geometry.Copies;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.geometry.TimeAxis;
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
 * How long a code lasts: decoders trained at one time and tested at all others (King and Dehaene
 * 2014, doi:10.1016/j.tics.2014.01.002). With n trials of T bins and N units preparing costs, per
 * fold and bin, a decoder of m^3 steps, m the smaller of n and N, and n T N steps per class.
 */
public final class TemporalGeneralisation
    implements Comparison<TemporalGeneralisationOptions, Generalising> {
  private static final String DIAGONAL = "diagonal-accuracy-";
  private static final String OFF_DIAGONAL = "off-diagonal-accuracy-";

  /** For the plug-in. */
  public TemporalGeneralisation() {}

  private static Description description(boolean ofConditions) {
    Description.Builder described =
        Description.builder("temporal-generalisation", "Temporal generalisation of decoding")
            .summary(
                "In each system a linear decoder of a condition column is trained on single trials at"
                    + " one time bin and tested on the trials left out at every bin. A code that stays the"
                    + " same is decoded far from where it was trained; one that moves on is decoded near the"
                    + " diagonal only. The matrices of accuracy are compared bin by bin, which needs the"
                    + " same time bins but no correspondence of units. Accuracy is balanced: the mean over"
                    + " values of the share decoded right, with chance one over their number. The accuracy"
                    + " that is reached depends on the number of units and trials; the correlation of"
                    + " the matrices does less so. Under a draw of conditions each drawn condition enters"
                    + " once, and copies of a trial lie in one fold, so that no copy is in training and"
                    + " test.")
            .formula(
                "Ridge regression of indicators of the values on centred patterns at bin t, penalty times"
                    + " the mean variance of a unit times trials; at bin t' the largest prediction wins."
                    + " A(t, t') = mean over values v of P(decoded v | v) over all folds, which are"
                    + " stratified by value. matrix-correlation: Pearson's correlation of A_reference and"
                    + " A_candidate over all t, t'. matrix-difference: mean of |A_reference - A_candidate|."
                    + " diagonal-accuracy: mean of A(t, t); off-diagonal-accuracy: mean of A(t, t'), t"
                    + " other than t'.")
            .references(
                Reference.of(
                    "King & Dehaene 2014, Characterizing the dynamics of mental representations: the"
                        + " temporal generalization method, Trends in Cognitive Sciences 18:203-210",
                    "10.1016/j.tics.2014.01.002"),
                Reference.of(
                    "Brodersen, Ong, Stephan & Buhmann 2010, The balanced accuracy and its posterior"
                        + " distribution, ICPR 3121-3124",
                    "10.1109/ICPR.2010.764"))
            .facets(Population.class)
            .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
            .refuses(NullModel.PERMUTE_UNITS, "decoding does not depend on the order of units")
            .refuses(NullModel.RANDOM_ROTATION, "decoding does not depend on a rotation of units")
            .nulls(NullModel.UNTRAINED)
            .range(0, 1)
            .range(-1, 1, "matrix-correlation")
            .direction(Direction.HIGHER_IS_CLOSER)
            .direction(Direction.LOWER_IS_CLOSER, "matrix-difference")
            .direction(
                Direction.NEUTRAL,
                DIAGONAL + "reference",
                DIAGONAL + "candidate",
                OFF_DIAGONAL + "reference",
                OFF_DIAGONAL + "candidate")
            .reliabilities("matrix-correlation")
            .convention("temporal-generalisation[column;ridge=penalty;folds]")
            .cost(
                "prepare: T regressions per fold, each tested at T time bins, O(T min(D"
                    + " N^2, D^2 N) + T^2 D N); score: O(T^2)")
            .elsewhere(
                "GeneralizingEstimator of MNE-Python, which leaves decoder and score to the user; scores"
                    + " are often the area under the receiver operating characteristic, here balanced"
                    + " accuracy.");
    return (ofConditions
            ? described
                .nulls(NullModel.PERMUTE_REPEATS)
                .refuses(
                    NullModel.PERMUTE_CONDITIONS,
                    "where the condition itself is decoded, exchanging conditions only renames what is"
                        + " told apart")
            : described.nulls(NullModel.PERMUTE_CONDITIONS, NullModel.PERMUTE_REPEATS))
        .build();
  }

  @Override
  public Description describe() {
    return description(true);
  }

  /** Exchanging conditions is a null where they share the values of a column. */
  @Override
  public Description describe(TemporalGeneralisationOptions options) {
    Description described =
        description(options.column().isEmpty())
            .requiring(Requirement.timeBins(2, "decoders of one time are tested at others"));
    return described.requiring(
        options.column().isEmpty()
            ? Requirement.repeats(2, "conditions themselves are decoded across repeats")
            : Requirement.column(List.of(options.column()), "its values are decoded"));
  }

  @Override
  public Class<TemporalGeneralisationOptions> options() {
    return TemporalGeneralisationOptions.class;
  }

  @Override
  public Generalising prepare(Sample sample, TemporalGeneralisationOptions options, Run run) {
    ResponseMatrix responses = ResponseMatrix.withTrials(sample, options, Copies.LEFT_OUT, run);
    ConditionColumn column = ConditionColumn.of(sample, options.column());
    return Generalising.of(
        responses, TimeAxis.of(sample), column, options, run.random("folds"), run.algebra());
  }

  @Override
  public Optional<Generalising> redraw(
      Generalising whole, Draw draw, TemporalGeneralisationOptions options) {
    return draw.axis() == Axis.CONDITION ? Optional.of(whole.drawn(draw)) : Optional.empty();
  }

  @Override
  public List<Score> score(
      Generalising reference,
      Generalising candidate,
      TemporalGeneralisationOptions options,
      Run run) {
    GeneralisationMatrix own = reference.matrix(run.algebra());
    GeneralisationMatrix other = candidate.matrix(run.algebra());
    String mismatch = mismatch(reference, candidate, own, other);
    List<Score> scores = new ArrayList<>();
    scores.add(
        score(
            "matrix-correlation",
            mismatch.isEmpty() ? constant(own, other) : mismatch,
            options,
            () ->
                new PearsonsCorrelation()
                    .correlation(own.accuracy().array(), other.accuracy().array())));
    scores.add(score("matrix-difference", mismatch, options, () -> difference(own, other)));
    scores.add(score(DIAGONAL + "reference", own.obstacle(), options, own::diagonal));
    scores.add(score(DIAGONAL + "candidate", other.obstacle(), options, other::diagonal));
    scores.add(score(OFF_DIAGONAL + "reference", own.obstacle(), options, own::offDiagonal));
    scores.add(score(OFF_DIAGONAL + "candidate", other.obstacle(), options, other::offDiagonal));
    return List.copyOf(scores);
  }

  private static String mismatch(
      Generalising reference,
      Generalising candidate,
      GeneralisationMatrix own,
      GeneralisationMatrix other) {
    if (!own.obstacle().isEmpty() || !other.obstacle().isEmpty()) {
      return own.obstacle().isEmpty() ? other.obstacle() : own.obstacle();
    }
    return own.accuracy().rows() == other.accuracy().rows()
        ? ""
        : reference.system()
            + " has "
            + own.accuracy().rows()
            + " time bins and "
            + candidate.system()
            + " "
            + other.accuracy().rows()
            + ": matrices can be compared over the same bins only";
  }

  private static String constant(GeneralisationMatrix own, GeneralisationMatrix other) {
    for (GeneralisationMatrix one : List.of(own, other)) {
      double[] values = one.accuracy().array();
      double lowest = Arrays.stream(values).min().orElse(0);
      double highest = Arrays.stream(values).max().orElse(0);
      if (highest - lowest < 1e-12) {
        return "accuracy is the same at all pairs of bins, so that it correlates with nothing";
      }
    }
    return "";
  }

  private static double difference(GeneralisationMatrix own, GeneralisationMatrix other) {
    double[] a = own.accuracy().array();
    double[] b = other.accuracy().array();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]) / a.length;
    }
    return Math.min(1, sum);
  }

  private static Score score(
      String name, String obstacle, TemporalGeneralisationOptions options, DoubleSupplier value) {
    return obstacle.isEmpty()
        ? Score.of(name, options.convention(), value.getAsDouble())
        : Score.undefined(name, options.convention(), obstacle);
  }

  @Override
  public Outcome show(Generalising one, TemporalGeneralisationOptions options, Run run) {
    return figures(options, run, one);
  }

  @Override
  public Outcome explain(
      Generalising reference,
      Generalising candidate,
      TemporalGeneralisationOptions options,
      Run run) {
    return figures(options, run, reference, candidate);
  }

  private static Outcome figures(
      TemporalGeneralisationOptions options, Run run, Generalising... systems) {
    return Outcome.of(
        Arrays.stream(systems)
            .filter(one -> one.matrix(run.algebra()).obstacle().isEmpty())
            .map(one -> figure(one, one.matrix(run.algebra()), options))
            .toArray(MatrixFigure[]::new));
  }

  private static MatrixFigure figure(
      Generalising one, GeneralisationMatrix matrix, TemporalGeneralisationOptions options) {
    return new MatrixFigure(
        "Temporal generalisation in " + one.system(),
        "Balanced accuracy of decoding "
            + (options.column().isEmpty() ? "the condition" : options.column())
            + " at each time (columns) by decoders trained at each time (rows). Chance is "
            + chance(matrix)
            + ".",
        matrix.accuracy(),
        one.time().labels(),
        one.time().labels(),
        "balanced accuracy");
  }

  private static String chance(GeneralisationMatrix matrix) {
    return "1/" + matrix.classes();
  }
}
