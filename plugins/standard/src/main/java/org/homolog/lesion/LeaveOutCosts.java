package org.homolog.lesion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.homolog.decoding.LabelledTrials;
import org.homolog.geometry.ConditionColumn;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.perturbation.RandomSets;

/**
 * What leaving units out costs the decoding of one system; a pure function of its responses.
 *
 * @param column what is decoded
 * @param fixed groups that do not follow from the responses
 * @param units number of units
 * @param options the options
 * @param seed of folds and random sets
 */
record LeaveOutCosts(
    ConditionColumn column,
    Optional<FunctionalGroups> fixed,
    int units,
    LeaveOutOptions options,
    long seed) {

  EffectProfile of(ResponseMatrix responses, LinearAlgebra algebra) {
    List<String> values = column.texts(responses.conditions());
    LabelledTrials trials =
        LabelledTrials.of(responses, values, options.folds(), options.across(), seed);
    if (!trials.obstacle().isEmpty()) {
      return EffectProfile.none(responses.system(), trials.obstacle());
    }
    LeaveOutDecoder decoder =
        new LeaveOutDecoder(
            trials,
            options.penalty(),
            options.decoder() == LeaveOutOptions.Decoder.REFITTED,
            options.effect() == LeaveOutOptions.Effect.ERROR,
            algebra);
    double[] intact = decoder.without(new int[0]);
    FunctionalGroups groups =
        fixed.orElseGet(() -> FunctionalGroups.byPreference(responses.values(), values, units));
    int bins = responses.values().columns() / units;
    Matrix effects = Matrix.zeros(groups.names().size(), intact.length);
    Matrix random = Matrix.zeros(groups.names().size(), options.randomSets());
    double[] rates = rates(responses.values());
    for (int g = 0; g < effects.rows(); g++) {
      int[] members = groups.units(g);
      double[] cost = cost(decoder, intact, members, bins);
      System.arraycopy(cost, 0, effects.array(), g * cost.length, cost.length);
      if (members.length > 0) {
        List<int[]> sets = RandomSets.matched(rates, members, random.columns(), seed);
        for (int k = 0; k < random.columns(); k++) {
          random.array()[g * random.columns() + k] = mean(cost(decoder, intact, sets.get(k), bins));
        }
      }
    }
    double[] singles =
        IntStream.range(0, units)
            .mapToDouble(u -> mean(cost(decoder, intact, new int[] {u}, bins)))
            .toArray();
    return new EffectProfile(
        responses.system(),
        groups.names(),
        groups.sizes(),
        List.copyOf(new TreeSet<>(values)),
        intact,
        effects,
        singles,
        groups.groupOf(),
        random,
        "");
  }

  /** Mean response of each unit over conditions and bins. */
  private double[] rates(Matrix responses) {
    double[] rates = new double[units];
    for (int i = 0; i < responses.array().length; i++) {
      rates[i % units] += responses.array()[i];
    }
    return rates;
  }

  private double[] cost(LeaveOutDecoder decoder, double[] intact, int[] left, int bins) {
    int[] features =
        IntStream.range(0, bins)
            .flatMap(bin -> Arrays.stream(left).map(unit -> bin * units + unit))
            .toArray();
    double[] without = decoder.without(features);
    double[] cost = new double[intact.length];
    Arrays.setAll(cost, c -> intact[c] - without[c]);
    return cost;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }
}
