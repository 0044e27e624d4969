package org.homolog.decoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homolog.geometry.ConditionColumn;
import org.homolog.geometry.Copies;
import org.homolog.geometry.Prepared;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/** How well a condition column can be read out of each system's single trials. */
public final class Decoding implements Comparison<DecodingOptions, Prepared<Accuracy>> {
  private static final Description DESCRIPTION =
      Description.builder("decoding", "Decoding of a condition column")
          .summary(
              "A linear decoder of a condition column is trained on some conditions (or repeats) and"
                  + " tested on the others, in each system by itself; the main score is how far the two"
                  + " accuracies differ. Accuracy is balanced: the mean over values of the share decoded"
                  + " right, with chance one over their number. A baseline: equal accuracy does not mean"
                  + " equal coding, and what can be decoded need not be used. Under a draw of conditions"
                  + " each drawn condition enters once, and copies of a trial lie in one fold, so that no"
                  + " copy is in training and test.")
          .formula(
              "Ridge regression of indicators of the values on centred patterns, penalty times the mean"
                  + " variance of a unit times trials; the largest prediction wins. Folds are stratified by"
                  + " value; accuracy = mean over values v of P(decoded v | v) over all folds.")
          .references(
              Reference.of(
                  "Hastie, Tibshirani & Friedman 2009, The elements of statistical learning, Springer,"
                      + " chapter 4",
                  "10.1007/978-0-387-84858-7"),
              Reference.of(
                  "Brodersen, Ong, Stephan & Buhmann 2010, The balanced accuracy and its posterior"
                      + " distribution, ICPR 3121-3124",
                  "10.1109/ICPR.2010.764"))
          .facets(Population.class)
          .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT, Axis.MEMBER)
          .refuses(
              NullModel.PERMUTE_CONDITIONS,
              "each system is decoded by itself: exchanging conditions of one side is no null of the"
                  + " difference")
          .refuses(NullModel.PERMUTE_UNITS, "decoding does not depend on the order of units")
          .refuses(NullModel.RANDOM_ROTATION, "decoding does not depend on a rotation of units")
          .nulls(NullModel.UNTRAINED)
          .range(0, 1)
          .direction(Direction.LOWER_IS_CLOSER)
          .direction(Direction.NEUTRAL, "accuracy-reference", "accuracy-candidate")
          .convention("decoding[column;ridge=penalty;folds]")
          .cost("prepare: one regression per fold, O(min(D N^2, D^2 N)); score: O(1)")
          .elsewhere("RidgeClassifier and balanced_accuracy_score of scikit-learn.")
          .build();

  /** For the plug-in. */
  public Decoding() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(DecodingOptions options) {
    return DESCRIPTION.requiring(
        options.column().isEmpty()
            ? Requirement.repeats(2, "conditions themselves are decoded across repeats")
            : Requirement.column(List.of(options.column()), "its values are decoded"));
  }

  @Override
  public Class<DecodingOptions> options() {
    return DecodingOptions.class;
  }

  @Override
  public Prepared<Accuracy> prepare(Sample sample, DecodingOptions options, Run run) {
    ResponseMatrix responses = ResponseMatrix.withTrials(sample, options, Copies.LEFT_OUT, run);
    ConditionColumn column = ConditionColumn.of(sample, options.column());
    long seed = run.random("folds");
    return new Prepared<>(
        responses,
        (drawn, algebra) ->
            RidgeDecoder.accuracy(
                LabelledTrials.of(
                    drawn,
                    column.texts(drawn.conditions()),
                    options.folds(),
                    options.across(),
                    seed),
                options.penalty(),
                algebra));
  }

  @Override
  public Optional<Prepared<Accuracy>> redraw(
      Prepared<Accuracy> whole, Draw draw, DecodingOptions options) {
    return draw.axis() == Axis.CONDITION
        ? Optional.of(whole.drawn(draw, Copies.LEFT_OUT))
        : Optional.empty();
  }

  @Override
  public List<Score> score(
      Prepared<Accuracy> reference,
      Prepared<Accuracy> candidate,
      DecodingOptions options,
      Run run) {
    Accuracy own = reference.derived(run.algebra());
    Accuracy other = candidate.derived(run.algebra());
    String reason = own.obstacle().isEmpty() ? other.obstacle() : own.obstacle();
    List<Score> scores = new ArrayList<>();
    scores.add(
        score("accuracy-difference", Math.abs(own.value() - other.value()), reason, options));
    scores.add(score("accuracy-reference", own.value(), own.obstacle(), options));
    scores.add(score("accuracy-candidate", other.value(), other.obstacle(), options));
    return scores;
  }

  private static Score score(String name, double value, String obstacle, DecodingOptions options) {
    return obstacle.isEmpty()
        ? Score.of(name, options.convention(), value)
        : Score.undefined(name, options.convention(), obstacle);
  }
}
