package org.homolog.predictivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.figure.Figure;
import org.homolog.figure.HistogramFigure;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.MissingPolicy;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/**
 * How well one population's responses predict the other's on conditions held out.
 *
 * <p>Missing values are refused or their units left out, as asked. A unit whose prediction or
 * responses are constant in a fold has no correlation there and is left out of the median.
 */
public final class PredictivityComparison implements Comparison<PredictivityOptions, Responses> {

  @Override
  public Description describe() {
    return described().build();
  }

  /** Where each unit is predicted from one other, it matters what single units do. */
  @Override
  public Description describe(PredictivityOptions options) {
    boolean single = options.regression() == PredictivityOptions.Method.ONE_TO_ONE;
    return (single ? described().nulls(NullModel.RANDOM_ROTATION) : described()).build();
  }

  private static Description.Builder described() {
    return Description.builder("predictivity", "Regression predictivity")
        .summary(
            "Each unit of one population is predicted from all units of the other by a linear regression fitted on some"
                + " conditions and tested on others. Within each fold the Pearson correlation of predicted and measured"
                + " responses is taken for each unit; the score r is the median over units, averaged over folds."
                + " r-squared is 1 - SSE / SSE of the training mean over all held-out conditions, median over units;"
                + " it is the score to read where folds are too small to correlate, as in leave-one-out. pooled-r"
                + " correlates all held-out predictions together; it is biased downward, to -1 for a predictor that"
                + " is constant. explained-variance is r^2, with the sign of r, over the split-half reliability of the unit.")
        .formula(
            "r = mean over folds of median_u Pearson(y_u, f_u(x)); r-squared = median_u (1 - sum (y_u - f_u(x))^2 /"
                + " sum (y_u - mean of training)^2); explained-variance = median_u r_u^2 / (2 h_u / (1 + h_u)), h_u ="
                + " Pearson of the means over two halves of the repeats. bits-per-spike (regression: poisson) = (log"
                + " likelihood of held-out counts under the predicted rates minus that under each unit's mean count) /"
                + " number of spikes / log 2")
        .references(
            Reference.of(
                "Yamins DLK et al. (2014) Performance-optimized hierarchical models predict neural responses in higher"
                    + " visual cortex. PNAS 111:8619-8624",
                "10.1073/pnas.1403112111"),
            Reference.of(
                "Schrimpf M et al. (2020) Integrative benchmarking to advance neurally mechanistic models of human"
                    + " intelligence. Neuron 108:413-423",
                "10.1016/j.neuron.2020.07.040"),
            Reference.of(
                "Nunez-Elizalde AO, Huth AG, Gallant JL (2019) Voxelwise encoding models with non-spherical multivariate"
                    + " normal priors. NeuroImage 197:482-492",
                "10.1016/j.neuroimage.2019.04.012"),
            Reference.of(
                "Golub GH, Heath M, Wahba G (1979) Generalized cross-validation as a method for choosing a good ridge"
                    + " parameter. Technometrics 21:215-223",
                "10.1080/00401706.1979.10489751"))
        .facets(Population.class)
        .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT)
        .nulls(
            NullModel.PERMUTE_CONDITIONS,
            NullModel.PERMUTE_REPEATS,
            NullModel.CIRCULAR_SHIFT,
            NullModel.MATCHED_SPECTRUM,
            NullModel.UNTRAINED)
        .refuses(
            NullModel.PERMUTE_UNITS,
            "a regression does not depend on the order of units, so this null says nothing")
        .refuses(
            NullModel.RANDOM_ROTATION,
            "a regression on all units does not depend on a rotation of them; regression:"
                + " one-to-one does")
        // r-squared has no lower bound: a prediction can be worse than the mean by any factor.
        .range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
        .range(Double.NEGATIVE_INFINITY, 1, "r-squared")
        .reliabilities("r", "pooled-r")
        .convention(
            "predictivity[regression and how its penalty is chosen;folds;scaling],"
                + " such as predictivity[ridge;10 folds]")
        .cost(
            "score: per fold one decomposition of the predictors, O(min(D N^2, D^2"
                + " N)), and a product per target and penalty; pls O(D N U) per component"
                + " for U targets; every draw of a bootstrap fits again")
        .intervals(
            "In simulations with known truth (docs/coverage.md) intervals of level 0.95 of ridge over 80 conditions held"
                + " it in 97 to 100 % of experiments: draws leave fewer distinct conditions to learn from, so that scores"
                + " vary more over draws than over experiments. Intervals of pooled-r are about 1.15 times, of r 1.2 to"
                + " 1.5 times, of r-squared 3 to 11 times as wide as they need be.")
        .elsewhere(
            "Brain-Score calls r the raw score of a CrossRegressedCorrelation (its PLSRegression stops its power"
                + " iteration early; components here are exact), with regression: one-to-one its neuron_to_neuron; scikit-learn:"
                + " Ridge, RidgeCV, PLSRegression(scale=False); himalaya: RidgeCV (penalty-for: each-unit, penalty-folds) and"
                + " GroupRidgeCV (banded-ridge; the random weights differ); nlb_tools: bits_per_spike");
  }

  @Override
  public Class<PredictivityOptions> options() {
    return PredictivityOptions.class;
  }

  @Override
  public Responses prepare(Sample sample, PredictivityOptions options, Run run) {
    Population whole = clean(sample.whole(), options);
    Population drawn = clean(sample, options);
    Population mean = drawn.averageRepeats();
    boolean samples = options.time() == PredictivityOptions.TimeUse.SAMPLES;
    Matrix values =
        switch (options.time()) {
          case SAMPLES -> mean.byEntryAndTime();
          case FEATURES -> mean.byEntry();
          case AVERAGE -> average(mean);
        };
    int perCondition = samples ? mean.timeCount() : 1;
    int[] rows = sample.rows();
    int[] conditionOf = new int[rows.length * perCondition];
    Arrays.setAll(conditionOf, i -> rows[i / perCondition]);
    return new Responses(
        values,
        conditionOf,
        folds(whole, options),
        reliability(whole, options),
        names(mean, values.columns()),
        bands(mean, values.columns(), options));
  }

  private static Population clean(Sample sample, PredictivityOptions options) {
    boolean drop = options.missing() == PredictivityOptions.Missing.DROP_UNIT;
    return sample
        .require(Population.class)
        .handleMissing(drop ? MissingPolicy.DROP_UNIT : MissingPolicy.REFUSE);
  }

  private static Matrix average(Population mean) {
    Matrix values = mean.byEntryAndTime();
    int times = mean.timeCount();
    Matrix average = Matrix.zeros(mean.entryCount(), mean.unitCount());
    for (int i = 0; i < values.rows(); i++) {
      for (int u = 0; u < values.columns(); u++) {
        average.array()[i / times * values.columns() + u] += values.get(i, u) / times;
      }
    }
    return average;
  }

  /** Folds follow the reference: a candidate may lack the columns that say. */
  private static int[] folds(Population whole, PredictivityOptions options) {
    for (String name : List.of(options.group(), options.stratify(), options.foldColumn())) {
      if (!name.isEmpty() && !whole.conditions().has(name)) {
        int[] unknown = new int[whole.conditionCount()];
        Arrays.fill(unknown, -1);
        return unknown;
      }
    }
    return ConditionFolds.of(whole, options);
  }

  private static int[] bands(Population mean, int columns, PredictivityOptions options) {
    if (options.bands().isEmpty() || !mean.units().has(options.bands())) {
      return new int[0];
    }
    Column column = mean.units().column(options.bands());
    List<String> levels = List.copyOf(column.levels().keySet());
    int[] bandOf = new int[columns];
    Arrays.setAll(bandOf, i -> levels.indexOf(column.text(i % mean.unitCount())));
    return bandOf;
  }

  /**
   * Of the whole data, whatever is drawn: a ceiling that moved with each draw would hide what it
   * should show.
   */
  private static double[] reliability(Population whole, PredictivityOptions options) {
    if (!whole.hasRepeats()) {
      return new double[0];
    }
    Population responses =
        switch (options.time()) {
          case SAMPLES -> whole.timeAsCondition();
          case FEATURES -> whole;
          case AVERAGE -> averaged(whole);
        };
    return Reliability.of(responses, options.reliabilitySplits(), options.foldSeed());
  }

  private static Population averaged(Population whole) {
    return whole.selectTimes(new int[] {0}).toBuilder().values(average(whole).array()).build();
  }

  private static List<String> names(Population mean, int columns) {
    int units = mean.unitCount();
    Table table = mean.units();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      int unit = i % Math.max(1, units);
      String name = table.columns().isEmpty() ? "unit " + unit : table.columns().get(0).text(unit);
      names.add(columns > units ? name + ", bin " + i / units : name);
    }
    return names;
  }

  @Override
  public Optional<Responses> redraw(Responses whole, Draw draw, PredictivityOptions options) {
    return draw.axis() == Axis.CONDITION
        ? Optional.of(whole.places(draw.rows()))
        : Optional.empty();
  }

  @Override
  public List<Score> score(
      Responses reference, Responses candidate, PredictivityOptions options, Run run) {
    List<Score> scores = new ArrayList<>();
    if (options.direction() != PredictivityOptions.Way.REVERSE) {
      scores.addAll(scores(reference, candidate, "forward", reference, options, run));
    }
    if (options.direction() != PredictivityOptions.Way.FORWARD) {
      scores.addAll(scores(candidate, reference, "reverse", reference, options, run));
    }
    return scores;
  }

  /**
   * Held-out predictions of one population from the other; folds follow the reference's conditions.
   */
  private static CrossValidation validate(
      Responses target, Responses source, Responses folding, PredictivityOptions options, Run run) {
    if (target.values().rows() != source.values().rows()) {
      throw HomologException.mistake(
          "one system has "
              + target.values().rows()
              + " samples (conditions x time bins), the other "
              + source.values().rows()
              + "; give both the same time bins, or say time: features or time: average");
    }
    if (options.regression() == PredictivityOptions.Method.NONE
        && !target.units().equals(source.units())) {
      throw HomologException.mistake(
          "regression: none matches units by name, but one system's units are "
              + some(target.units())
              + " and the other's "
              + some(source.units()));
    }
    int[] foldOfCondition = folding.foldOfCondition();
    if (foldOfCondition[0] < 0) {
      throw HomologException.mistake(
          "the conditions of the reference have not all the columns that folds are made of: "
              + String.join(
                  ", ",
                  Stream.of(options.group(), options.stratify(), options.foldColumn())
                      .filter(name -> !name.isEmpty())
                      .toList()));
    }
    if (!options.bands().isEmpty() && source.bandOf().length == 0) {
      throw HomologException.mistake(
          "regression: banded-ridge: the predicting units have no column "
              + options.bands()
              + "; where only one system has it, say direction: forward or reverse");
    }
    int[] conditionOf = folding.conditionOf();
    int[] foldOf = Arrays.stream(conditionOf).map(c -> foldOfCondition[c]).toArray();
    return CrossValidation.run(
        source.values(),
        target.values(),
        conditionOf,
        Folds.heldOut(foldOf),
        options.chosen(source.bandOf()),
        options,
        run);
  }

  private static String some(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(3, names.size())))
        + (names.size() > 3 ? ", ..." : "");
  }

  private static List<Score> scores(
      Responses target,
      Responses source,
      String direction,
      Responses folding,
      PredictivityOptions options,
      Run run) {
    CrossValidation validation = validate(target, source, folding, options, run);
    validation.notes().forEach(run::warn);
    String convention = options.convention();
    Score correlation =
        validation.splits().isEmpty() || validation.smallestFold() < 3
            ? Score.undefined(
                "r",
                convention,
                "folds of fewer than 3 samples have no correlation worth the name; read r-squared, or use fewer folds")
            : defined(
                "r",
                convention,
                validation.medianCorrelation(),
                "every unit or its prediction is constant within folds");
    Score determination =
        defined(
            "r-squared",
            convention,
            Correlation.median(validation.determinationByUnit()),
            "no unit varies over the held-out conditions");
    Score pooled =
        defined(
            "pooled-r",
            convention,
            Correlation.median(validation.pooled()),
            "every unit or its prediction is constant");
    List<Score> scores = new ArrayList<>();
    boolean each = options.validation() == PredictivityOptions.Validation.LEAVE_ONE_OUT;
    scores.add(each ? determination : correlation);
    scores.add(each ? correlation : determination);
    scores.add(pooled);
    scores.add(explained(target, validation, convention));
    if (options.regression() == PredictivityOptions.Method.POISSON) {
      scores.add(bitsPerSpike(target, validation, convention));
    }
    return scores.stream().map(score -> score.direction(direction)).toList();
  }

  private static Score defined(String name, String convention, double value, String otherwise) {
    return Double.isFinite(value)
        ? Score.of(name, convention, value)
        : Score.undefined(name, convention, otherwise);
  }

  private static Score bitsPerSpike(
      Responses target, CrossValidation validation, String convention) {
    int[] seen = validation.seen();
    return defined(
        "bits-per-spike",
        convention,
        SpikeLikelihood.bitsPerSpike(
            validation.predicted().selectRows(seen), target.values().selectRows(seen)),
        "there is no spike in the held-out conditions");
  }

  private static Score explained(Responses target, CrossValidation validation, String convention) {
    double[] reliability = target.reliability();
    if (reliability.length == 0) {
      return Score.undefined(
          "explained-variance",
          convention,
          "without repeats the reliability of units is not known");
    }
    double[] correlations =
        validation.smallestFold() < 3 ? validation.pooled() : validation.correlationByUnit();
    double[] shares = new double[correlations.length];
    for (int u = 0; u < shares.length; u++) {
      // A unit without reliable responses has no variance to explain.
      shares[u] =
          reliability[u] > 0
              ? correlations[u] * Math.abs(correlations[u]) / reliability[u]
              : Double.NaN;
    }
    return defined(
        "explained-variance",
        convention,
        Correlation.median(shares),
        "no unit has a positive reliability");
  }

  @Override
  public Outcome explain(
      Responses reference, Responses candidate, PredictivityOptions options, Run run) {
    List<Figure> figures = new ArrayList<>();
    Map<String, Table> tables = new LinkedHashMap<>();
    if (options.direction() != PredictivityOptions.Way.REVERSE) {
      add(
          "Predicting the reference",
          reference,
          validate(reference, candidate, reference, options, run),
          figures,
          tables);
    }
    if (options.direction() != PredictivityOptions.Way.FORWARD) {
      add(
          "Predicting the candidate",
          candidate,
          validate(candidate, reference, reference, options, run),
          figures,
          tables);
    }
    return new Outcome(figures, tables);
  }

  private static void add(
      String title,
      Responses target,
      CrossValidation validation,
      List<Figure> figures,
      Map<String, Table> tables) {
    boolean small = validation.smallestFold() < 3;
    double[] correlations = small ? validation.pooled() : validation.correlationByUnit();
    figures.add(
        new HistogramFigure(
            title + ": each unit",
            "Pearson correlation of held-out predictions with the measured responses, one value per unit, "
                + (small ? "over all held-out conditions together." : "averaged over folds."),
            "correlation",
            List.of(new HistogramFigure.Values("units", correlations))));
    Table table =
        Table.of(
            Column.texts("unit", target.units().toArray(String[]::new)),
            Column.numbers(small ? "pooled-r" : "r", correlations),
            Column.numbers("r-squared", validation.determinationByUnit()));
    if (target.reliability().length > 0) {
      table = table.with(Column.numbers("reliability", target.reliability()));
    }
    tables.put(title, table);
  }
}
