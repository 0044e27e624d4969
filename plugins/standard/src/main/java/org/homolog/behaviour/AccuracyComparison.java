package org.homolog.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/** How often each of two systems answers rightly, and how far they differ. */
public final class AccuracyComparison extends BehaviourComparison<AccuracyOptions> {
  private static final Description DESCRIPTION =
      describing("accuracy", "Accuracy of behaviour")
          .summary(
              "The share of trials that each system answers rightly, in the conditions both were"
                  + " asked, and how far the two differ. A baseline: systems that are right equally"
                  + " often need not be right about the same things. To have an interval over trials,"
                  + " draw repeats.")
          .formula(
              "a = mean over conditions of (trials answered rightly / trials), or the share of all"
                  + " trials; accuracy-difference = |a(reference) - a(candidate)|;"
                  + " accuracy-gain = a(candidate) - a(reference).")
          .references(
              Reference.of(
                  "Geirhos, Meding & Wichmann 2020, Beyond accuracy: quantifying trial-by-trial"
                      + " behaviour of CNNs and humans by measuring error consistency, NeurIPS 33,"
                      + " arXiv:2006.16736",
                  "10.48550/arXiv.2006.16736"))
          .refuses(
              NullModel.PERMUTE_CONDITIONS,
              "accuracy over all conditions does not depend on which condition is which")
          .range(0, 1)
          .range(-1, 1, "accuracy-gain")
          .direction(Direction.LOWER_IS_CLOSER)
          .direction(Direction.NEUTRAL, "accuracy-reference", "accuracy-candidate", "accuracy-gain")
          .convention("accuracy[by condition or trial]")
          .cost("prepare: O(trials); score: O(D)")
          .elsewhere(
              "weighting: trials is accuracy_score of scikit-learn; weighting: conditions averages over"
                  + " conditions as its balanced_accuracy_score does over classes.")
          .build();

  /** For the plug-in. */
  public AccuracyComparison() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(AccuracyOptions options) {
    return DESCRIPTION.requiring(
        Requirement.column(options.columns().correct(), "it tells which trials were right"));
  }

  @Override
  public Class<AccuracyOptions> options() {
    return AccuracyOptions.class;
  }

  @Override
  public List<Score> score(
      Behaviour reference, Behaviour candidate, AccuracyOptions options, Run run) {
    boolean trials = options.weighting() == AccuracyOptions.Weighting.TRIALS;
    // Conditions that one side has no trial in would make two different mixtures.
    int[] shared =
        IntStream.range(0, reference.size())
            .filter(i -> reference.trials(i).known() > 0 && candidate.trials(i).known() > 0)
            .toArray();
    double own = accuracy(reference, shared, trials);
    double other = accuracy(candidate, shared, trials);
    String reason = "no condition has trials with an outcome on both sides";
    return List.of(
        score("accuracy-difference", Math.abs(own - other), reason, options),
        score("accuracy-gain", other - own, reason, options),
        score("accuracy-reference", own, reason, options),
        score("accuracy-candidate", other, reason, options));
  }

  private static double accuracy(Behaviour one, int[] conditions, boolean trials) {
    if (trials) {
      double right = Arrays.stream(conditions).map(i -> one.trials(i).right()).sum();
      return right / Arrays.stream(conditions).map(i -> one.trials(i).known()).sum();
    }
    return Arrays.stream(conditions)
        .mapToDouble(i -> one.trials(i).accuracy())
        .average()
        .orElse(Double.NaN);
  }

  @Override
  public Outcome explain(
      Behaviour reference, Behaviour candidate, AccuracyOptions options, Run run) {
    return BehaviourFigures.accuracies(reference, candidate);
  }
}
