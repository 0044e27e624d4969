package org.homolog.rsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Run;
import org.homolog.weighting.ModelWeights;
import org.homolog.weighting.PairSpace;
import org.homolog.weighting.WeightRule;

/**
 * Candidates weighted on some conditions and scored on others. Copies of a condition share a fold.
 * A fold in which no candidate has weight predicts nothing and scores 0.
 */
final class WeightedAgreement {
  private final PreparedRdm reference;
  private final List<PreparedRdm> candidates;
  private final WeightedRsaOptions options;
  private final PairSpace space;
  private final Run run;

  WeightedAgreement(
      PreparedRdm reference, List<PreparedRdm> candidates, WeightedRsaOptions options, Run run) {
    this.reference = reference;
    this.candidates = candidates;
    this.options = options;
    this.space = JointVectors.space(options.rdm().comparator(), "weighted-rsa");
    this.run = run;
    // Refuses candidates with other places or time bins.
    candidates.forEach(one -> new RdmAgreement(reference, one, options.rdm(), run));
  }

  /** The mean over folds and layers that have a score. */
  Agreement score(WeightRule rule) {
    int[] foldOf = foldOfPlace();
    int folds = Arrays.stream(foldOf).max().orElseThrow() + 1;
    double sum = 0;
    int count = 0;
    String reason = "";
    for (int layer = 0; layer < reference.layers().size(); layer++) {
      for (int fold = 0; fold < folds; fold++) {
        Agreement one = score(layer, fold, foldOf, rule);
        reason = one.isUndefined() && reason.isEmpty() ? one.reason() : reason;
        sum += one.isUndefined() ? 0 : one.value();
        count += one.isUndefined() ? 0 : 1;
      }
    }
    return count == 0 ? Agreement.undefined(reason) : Agreement.of(sum / count);
  }

  private Agreement score(int layer, int fold, int[] foldOf, WeightRule rule) {
    JointVectors training =
        JointVectors.of(values(layer), reference, i -> foldOf[i] != fold, space);
    if (training.isEmpty()) {
      return Agreement.undefined(
          "the training conditions of a fold have too few pairs, or the reference does not vary"
              + " over them");
    }
    double[] weights =
        ModelWeights.fit(training.models(), training.target(), rule, options.ridge());
    if (Arrays.stream(weights).allMatch(weight -> weight == 0)) {
      return Agreement.of(0);
    }
    double[] held = within(reference.layers().get(layer).values(), foldOf, fold);
    double[] predicted = within(mixed(layer, weights), foldOf, fold);
    return new RdmAgreement(
            only(reference, layer, held), only(reference, layer, predicted), options.rdm(), run)
        .of(0, 0);
  }

  /** The weights fitted on all conditions, of one layer. */
  double[] weights(int layer) {
    JointVectors all = JointVectors.of(values(layer), reference, i -> true, space);
    return all.isEmpty()
        ? new double[candidates.size()]
        : ModelWeights.fit(all.models(), all.target(), options.weights(), options.ridge());
  }

  private List<double[]> values(int layer) {
    List<double[]> values = new ArrayList<>(List.of(reference.layers().get(layer).values()));
    candidates.forEach(one -> values.add(one.layers().get(layer).values()));
    return values;
  }

  private double[] mixed(int layer, double[] weights) {
    double[] mixed = new double[reference.layers().get(layer).values().length];
    for (int k = 0; k < weights.length; k++) {
      double[] values = candidates.get(k).layers().get(layer).values();
      for (int i = 0; i < mixed.length; i++) {
        mixed[i] += weights[k] == 0 && !Double.isNaN(values[i]) ? 0 : weights[k] * values[i];
      }
    }
    return mixed;
  }

  /** A system with the weighted sum of the candidates. */
  PreparedRdm mixture() {
    List<RdmLayer> layers = new ArrayList<>();
    for (int layer = 0; layer < reference.layers().size(); layer++) {
      layers.add(reference.layers().get(layer).withValues(mixed(layer, weights(layer))));
    }
    return reference.withLayers("the candidates weighted", layers, "weighted sum");
  }

  /** Only one layer, with other values. */
  private static PreparedRdm only(PreparedRdm rdm, int layer, double[] values) {
    return rdm.withLayers(
        rdm.system(), List.of(rdm.layers().get(layer).withValues(values)), rdm.measure());
  }

  private static double[] within(double[] values, int[] foldOf, int fold) {
    double[] kept = new double[values.length];
    int at = 0;
    for (int i = 0; i < foldOf.length; i++) {
      for (int j = i + 1; j < foldOf.length; j++, at++) {
        kept[at] = foldOf[i] == fold && foldOf[j] == fold ? values[at] : Double.NaN;
      }
    }
    return kept;
  }

  /** Random folds of distinct conditions; the order is that of the whole, whatever is drawn. */
  private int[] foldOfPlace() {
    int[] rows = reference.rows();
    int conditions = reference.designLabels().size() / reference.bins();
    int[] order =
        new CounterRandom(run.random("weighted-rsa folds"), conditions).permutation(conditions);
    boolean[] present = new boolean[conditions];
    for (int row : rows) {
      present[row] = true;
    }
    int distinct = 0;
    for (boolean one : present) {
      distinct += one ? 1 : 0;
    }
    int folds = options.folds(distinct);
    int[] foldOf = new int[conditions];
    int dealt = 0;
    for (int condition : order) {
      foldOf[condition] = present[condition] ? dealt++ % folds : -1;
    }
    int[] places = new int[reference.size()];
    Arrays.setAll(places, i -> foldOf[rows[i / reference.bins()]]);
    return places;
  }
}
