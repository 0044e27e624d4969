package org.homolog.predictivity;

import java.util.Arrays;
import java.util.List;
import org.homolog.spi.Option;

/**
 * Options of {@link PredictivityComparison}.
 *
 * @param regression which regression
 * @param penalties penalties that ridge chooses from
 * @param penaltyFor whether ridge chooses one penalty for all units or one for each
 * @param penaltyFolds folds inside the training conditions by which penalties are chosen
 * @param penaltyScore what those folds make best
 * @param bands column of the predicting units that tells the bands of banded ridge apart
 * @param bandWeights how many random weights of the bands are tried
 * @param components most components of partial least squares
 * @param scale how predictors are scaled
 * @param principalComponents how many principal components of the predictors are used; 0 for the
 *     predictors themselves
 * @param preprocessing what scaling and components are fitted on
 * @param validation how conditions are held out
 * @param folds number of folds
 * @param group column of the conditions whose levels stay in one fold
 * @param stratify column of the conditions whose levels are spread over folds
 * @param foldColumn column of the conditions whose levels are the folds
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
            text = "penalties to choose from within the training conditions",
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
                "folds of consecutive conditions inside the training conditions by which penalties are chosen; 0:"
                    + " leaving samples out one by one for ridge, 5 folds for banded-ridge and poisson",
            byDefault = "0",
            min = 0,
            max = 1000)
        int penaltyFolds,
    @Option(text = "what those folds make best, for ridge", byDefault = "squared-error")
        PenaltyScore penaltyScore,
    @Option(text = "column of the predicting units whose levels are the bands of banded-ridge")
        String bands,
    @Option(
            text =
                "how many random weights of the bands banded-ridge tries, beside equal and one-sided ones",
            byDefault = "30",
            min = 0,
            max = 100000)
        int bandWeights,
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
    @Option(
            text =
                "column of the conditions whose levels are spread evenly over folds; empty for none")
        String stratify,
    @Option(text = "column of the conditions whose levels are the folds; empty for folds at random")
        String foldColumn,
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
    /** Ridge regression with a penalty for each band of predictors. */
    BANDED_RIDGE,
    /** Each unit from the one that correlates with it most. */
    ONE_TO_ONE,
    /** Poisson regression of counts. */
    POISSON,
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

  /** What inner folds make best. */
  public enum PenaltyScore {
    /** The mean squared error. */
    SQUARED_ERROR,
    /** The mean over folds of R^2. */
    R_SQUARED
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
    if (penaltyFolds == 1) {
      throw new IllegalArgumentException("penalty-folds must be 0 or at least 2");
    }
    if (penaltyScore == PenaltyScore.R_SQUARED
        && (regression != Method.RIDGE || penaltyFolds == 0)) {
      throw new IllegalArgumentException(
          "penalty-score: r-squared is for regression: ridge with penalty-folds of 2 or more");
    }
    if ((regression == Method.BANDED_RIDGE) == bands.isEmpty()) {
      throw new IllegalArgumentException(
          "regression: banded-ridge takes bands: COLUMN of the predicting units; others take none");
    }
    if (regression == Method.BANDED_RIDGE && principalComponents > 0) {
      throw new IllegalArgumentException(
          "principal components mix the bands of banded-ridge; leave one of them out");
    }
    if (!foldColumn.isEmpty()
        && (!group.isEmpty() || !stratify.isEmpty() || validation == Validation.LEAVE_ONE_OUT)) {
      throw new IllegalArgumentException(
          "fold-column gives the folds; leave out group, stratify and leave-one-out");
    }
    if (!stratify.isEmpty() && validation == Validation.LEAVE_ONE_OUT) {
      throw new IllegalArgumentException(
          "stratify spreads conditions over folds; it is for validation: k-fold");
    }
    penalties = List.copyOf(penalties);
  }

  /**
   * The regression these options ask for.
   *
   * @param bandOf band of each predictor; empty unless bands are asked for
   */
  Regression chosen(int[] bandOf) {
    double[] sorted = penalties.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    boolean each = penaltyFor == PenaltyFor.EACH_UNIT;
    int folds = penaltyFolds == 0 ? 5 : penaltyFolds;
    return switch (regression) {
      case RIDGE ->
          new RidgeRegression(
              sorted,
              new PenaltyChoice(each, penaltyFolds, penaltyScore == PenaltyScore.R_SQUARED));
      case BANDED_RIDGE ->
          new BandedRidge(
              sorted,
              bandOf,
              BandWeights.of(Arrays.stream(bandOf).max().orElse(0) + 1, bandWeights, foldSeed),
              folds);
      case ONE_TO_ONE -> new OneToOne();
      case POISSON -> new PoissonRegression(sorted, new PenaltyChoice(each, folds, false));
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
              .append(penaltyFor == PenaltyFor.EACH_UNIT ? ";penalty per unit" : "")
              .append(penaltyFolds > 0 ? ";penalty by " + penaltyFolds + " folds" : "")
              .append(penaltyScore == PenaltyScore.R_SQUARED ? " and R^2" : "");
      case PLS -> name.append("pls;at most ").append(components).append(" components");
      case BANDED_RIDGE -> name.append("banded-ridge by ").append(bands);
      case ONE_TO_ONE -> name.append("one-to-one");
      case POISSON ->
          name.append("poisson")
              .append(penaltyFor == PenaltyFor.EACH_UNIT ? ";penalty per unit" : "");
      case LEAST_SQUARES -> name.append("least-squares");
      case NONE -> name.append("none;unit by unit");
    }
    if (principalComponents > 0) {
      name.append(";").append(principalComponents).append(" principal components");
    }
    if (scale == Scale.Z_SCORE) {
      name.append(";z-scored");
    }
    if (foldColumn.isEmpty()) {
      name.append(
          validation == Validation.LEAVE_ONE_OUT ? ";leave-one-out" : ";" + folds + " folds");
    } else {
      name.append(";folds of ").append(foldColumn);
    }
    if (!stratify.isEmpty()) {
      name.append(";stratified by ").append(stratify);
    }
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
