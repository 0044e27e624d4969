package org.homolog.predictivity;

import java.util.List;
import org.homolog.spi.Option;

/**
 * Options of {@link PredictivityComparison}.
 *
 * @param regression which regression
 * @param penalties penalties that ridge chooses from
 * @param penaltyFor whether ridge chooses one penalty for all units or one for each
 * @param components most components of partial least squares
 * @param scale how predictors are scaled
 * @param principalComponents how many principal components of the predictors are used; 0 for the
 *     predictors themselves
 * @param preprocessing what scaling and components are fitted on
 * @param validation how conditions are held out
 * @param folds number of folds
 * @param group column of the conditions whose levels stay in one fold
 * @param foldSeed seed of the random folds, the same for all candidates
 * @param direction who predicts whom
 * @param time how responses over time are used
 * @param missing what to do with missing values
 * @param reliabilitySplits random halves of the repeats behind each unit's reliability
 */
public record PredictivityOptions(
    @Option(
            text =
                "which regression; none where the candidate is itself a prediction of the reference, unit by unit",
            byDefault = "ridge")
        Method regression,
    @Option(
            text =
                "penalties that ridge chooses from by leave-one-out within the training conditions",
            byDefault = "0.01, 0.1, 1, 10, 100, 1000, 10000, 100000",
            min = 1e-12,
            max = 1e12)
        List<Double> penalties,
    @Option(
            text = "whether ridge chooses one penalty for all units or one for each",
            byDefault = "all-units")
        PenaltyFor penaltyFor,
    @Option(
            text =
                "most components of partial least squares; capped where the rank of the training data ends",
            byDefault = "25",
            min = 1,
            max = 1000)
        int components,
    @Option(
            text = "how predictors are scaled; z-score divides by the standard deviation",
            byDefault = "none")
        Scale scale,
    @Option(
            text =
                "how many principal components of the predictors are used, 0 for the predictors themselves",
            byDefault = "0",
            min = 0,
            max = 100000)
        int principalComponents,
    @Option(
            text =
                "what scaling and components are fitted on: the training conditions of each fold, or all conditions,"
                    + " which leaks what is held out and is labelled so",
            byDefault = "within-folds")
        Preprocessing preprocessing,
    @Option(text = "how conditions are held out", byDefault = "k-fold") Validation validation,
    @Option(text = "number of folds of k-fold", byDefault = "10", min = 2, max = 10000) int folds,
    @Option(text = "column of the conditions whose levels stay in one fold; empty for none")
        String group,
    @Option(text = "seed of the random folds, the same for all candidates", byDefault = "1")
        long foldSeed,
    @Option(
            text =
                "who predicts whom: forward, the candidate the reference; reverse, the other way",
            byDefault = "both")
        Way direction,
    @Option(
            text =
                "how responses over time are used: each bin a sample (bins of a condition stay in one fold), each"
                    + " bin a feature of its own, or their average",
            byDefault = "samples")
        TimeUse time,
    @Option(text = "what to do with missing values", byDefault = "refuse") Missing missing,
    @Option(
            text = "random halves of the repeats behind each unit's reliability",
            byDefault = "20",
            min = 1,
            max = 10000)
        int reliabilitySplits) {

  /** Regressions. */
  public enum Method {
    /** Ridge regression, penalty chosen inside the training conditions. */
    RIDGE,
    /** Partial least squares. */
    PLS,
    /** Ordinary least squares, of smallest norm where undetermined. */
    LEAST_SQUARES,
    /**
     * No regression: units are matched by name, for a system that is itself a prediction of the
     * other.
     */
    NONE
  }

  /** Whether units share a penalty. */
  public enum PenaltyFor {
    /** One penalty. */
    ALL_UNITS,
    /** A penalty for each unit. */
    EACH_UNIT
  }

  /** Scaling of predictors. */
  public enum Scale {
    /** Centred only. */
    NONE,
    /**
     * Centred and divided by the standard deviation (divisor n); a constant predictor is left out.
     */
    Z_SCORE
  }

  /** What scaling and components are fitted on. */
  public enum Preprocessing {
    /** The training conditions of each fold. */
    WITHIN_FOLDS,
    /** All conditions: leaky, and labelled so. */
    ALL_CONDITIONS
  }

  /** How conditions are held out. */
  public enum Validation {
    /** Random folds of nearly equal size. */
    K_FOLD,
    /** Each condition, or level of the group column, once. */
    LEAVE_ONE_OUT
  }

  /** Who predicts whom. */
  public enum Way {
    /** The candidate predicts the reference. */
    FORWARD,
    /** The reference predicts the candidate. */
    REVERSE,
    /** Both. */
    BOTH
  }

  /** How time is used. */
  public enum TimeUse {
    /** Each bin of a condition is a sample. */
    SAMPLES,
    /** Each bin of a unit is a feature. */
    FEATURES,
    /** The mean over bins. */
    AVERAGE
  }

  /** What to do with missing values. */
  public enum Missing {
    /** Refuse, naming the first. */
    REFUSE,
    /** Leave out units with a missing value. */
    DROP_UNIT
  }

  /**
   * Checks what bounds cannot express.
   *
   * @throws IllegalArgumentException if there is no penalty, or options contradict each other
   */
  public PredictivityOptions {
    if (penalties.isEmpty()) {
      throw new IllegalArgumentException("ridge needs at least one penalty");
    }
    if (regression == Method.NONE && direction != Way.FORWARD) {
      throw new IllegalArgumentException(
          "regression: none takes the candidate as a prediction of the reference; say direction: forward");
    }
    if (regression == Method.NONE && (principalComponents > 0 || scale != Scale.NONE)) {
      throw new IllegalArgumentException(
          "regression: none takes the candidate's units as they are, without scaling or principal components");
    }
    penalties = List.copyOf(penalties);
  }

  /** The regression these options ask for. */
  Regression chosen() {
    return switch (regression) {
      case RIDGE ->
          new RidgeRegression(
              penalties.stream().mapToDouble(Double::doubleValue).sorted().toArray(),
              penaltyFor == PenaltyFor.EACH_UNIT);
      case PLS -> new PartialLeastSquares(components);
      case LEAST_SQUARES -> new LeastSquares();
      case NONE -> new AsItIs();
    };
  }

  /** The name of what is computed, in full. */
  String convention() {
    StringBuilder name = new StringBuilder("predictivity[");
    switch (regression) {
      case RIDGE ->
          name.append("ridge")
              .append(penaltyFor == PenaltyFor.EACH_UNIT ? ";penalty per unit" : "");
      case PLS -> name.append("pls;at most ").append(components).append(" components");
      case LEAST_SQUARES -> name.append("least-squares");
      case NONE -> name.append("none;unit by unit");
    }
    if (principalComponents > 0) {
      name.append(";").append(principalComponents).append(" principal components");
    }
    if (scale == Scale.Z_SCORE) {
      name.append(";z-scored");
    }
    name.append(validation == Validation.LEAVE_ONE_OUT ? ";leave-one-out" : ";" + folds + " folds");
    if (!group.isEmpty()) {
      name.append(" by ").append(group);
    }
    if (preprocessing == Preprocessing.ALL_CONDITIONS
        && (principalComponents > 0 || scale == Scale.Z_SCORE)) {
      name.append(";leaky: preprocessing fitted on all conditions");
    }
    return name.append("]").toString();
  }
}
