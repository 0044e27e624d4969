package org.homolog.predictivity;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;

/** The fold of each condition of a population, the same whatever is drawn from it later. */
final class ConditionFolds {
  private final Table conditions;
  private final PredictivityOptions options;

  private ConditionFolds(Table conditions, PredictivityOptions options) {
    this.conditions = conditions;
    this.options = options;
  }

  /**
   * Folds as the options say.
   *
   * @param whole the population without a draw
   * @param options the options
   * @return one fold per condition, from 0
   * @throws HomologException if a column does not exist, or a group has conditions in two strata
   */
  static int[] of(Population whole, PredictivityOptions options) {
    return new ConditionFolds(whole.conditions(), options).make(whole.conditionCount());
  }

  private int[] make(int count) {
    if (!options.foldColumn().isEmpty()) {
      return levels("fold-column", options.foldColumn());
    }
    int[] groupOf = new int[count];
    Arrays.setAll(groupOf, i -> i);
    if (!options.group().isEmpty()) {
      groupOf = levels("group", options.group());
    }
    if (options.validation() == PredictivityOptions.Validation.LEAVE_ONE_OUT) {
      return groupOf;
    }
    int groups = Arrays.stream(groupOf).max().orElse(-1) + 1;
    int[] stratumOf = new int[groups];
    if (!options.stratify().isEmpty()) {
      stratumOf = strata(groupOf, groups);
    }
    int folds = Math.min(options.folds(), groups);
    int[] foldOf = Folds.random(stratumOf, folds, options.foldSeed());
    return Arrays.stream(groupOf).map(group -> foldOf[group]).toArray();
  }

  private int[] strata(int[] groupOf, int groups) {
    int[] levels = levels("stratify", options.stratify());
    int[] stratumOf = new int[groups];
    Arrays.fill(stratumOf, -1);
    for (int i = 0; i < levels.length; i++) {
      int known = stratumOf[groupOf[i]];
      if (known >= 0 && known != levels[i]) {
        throw HomologException.mistake(
            "option \"stratify\": conditions of "
                + options.group()
                + " \""
                + conditions.column(options.group()).text(i)
                + "\" differ in "
                + options.stratify()
                + ", so that they cannot share a fold and be spread over folds");
      }
      stratumOf[groupOf[i]] = levels[i];
    }
    return stratumOf;
  }

  private int[] levels(String option, String name) {
    if (!conditions.has(name)) {
      throw HomologException.mistake(
          "option \""
              + option
              + "\": "
              + HomologException.unknownText("column", name, conditions.names()));
    }
    Column column = conditions.column(name);
    List<String> levels = List.copyOf(column.levels().keySet());
    int[] places = new int[conditions.rows()];
    Arrays.setAll(places, i -> levels.indexOf(column.text(i)));
    return places;
  }
}
