package org.homolog.fit;

import java.util.List;
import org.homolog.population.Population;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * Networks fitted to a recording, one per fold, and what they predict of conditions they have not
 * seen. Immutable.
 */
public final class FitResult {
  private final Population targets;
  private final Folds folds;
  private final List<FoldFit> fits;
  private final double[] predicted;

  FitResult(Population targets, Folds folds, List<FoldFit> fits, double[] predicted) {
    this.targets = targets;
    this.folds = folds;
    this.fits = List.copyOf(fits);
    this.predicted = predicted;
  }

  /**
   * The responses fitted, averaged over repeats.
   *
   * @return the targets
   */
  public Population targets() {
    return targets;
  }

  /**
   * Which conditions were held out together.
   *
   * @return the folds
   */
  public Folds folds() {
    return folds;
  }

  /**
   * The network of each fold.
   *
   * @return one per fold
   */
  public List<FoldFit> fits() {
    return fits;
  }

  /**
   * Every condition as predicted by the network that has not seen it. Units are the recorded ones,
   * so the folds' predictions are commensurable; correlations across conditions mix the folds'
   * offsets, so prefer {@link #explained}.
   *
   * @param network the network's name; the population is named network/output
   * @return conditions x recorded units, in the recording's own scale
   */
  public Population predictions(String network) {
    return targets.toBuilder().name(network + "/output").values(predicted.clone()).build();
  }

  /**
   * How much of each unit's variance over conditions is predicted: 1 - SSE / SSE of the training
   * mean, sums over all held-out conditions. Pooled correlations are not used: those of a constant
   * predictor are near -1 when single conditions are left out.
   *
   * @return one value per unit, at most 1; NaN for a unit that is constant
   */
  public double[] explained() {
    int units = targets.unitCount();
    double[] truth = targets.byEntry().array();
    double[] explained = new double[units];
    for (int unit = 0; unit < units; unit++) {
      double error = 0;
      double reference = 0;
      for (int fold = 0; fold < folds.count(); fold++) {
        int[] seen = folds.training(fold);
        double mean = 0;
        for (int condition : seen) {
          mean += truth[condition * units + unit] / seen.length;
        }
        for (int condition : folds.heldOut(fold)) {
          double actual = truth[condition * units + unit];
          error += Math.pow(actual - predicted[condition * units + unit], 2);
          reference += Math.pow(actual - mean, 2);
        }
      }
      explained[unit] = reference == 0 ? Double.NaN : 1 - error / reference;
    }
    return explained;
  }

  /**
   * A layer as a cohort: one member per fold, each with its responses to its own held-out
   * conditions.
   *
   * @param network the network's name; members are named network/layer
   * @param layer the layer's name
   * @return one member per fold
   */
  public Cohort heldOutLayer(String network, String layer) {
    return new Cohort(
        network + "/" + layer,
        "fold",
        fits.stream()
            .map(
                fit ->
                    NeuralSystem.builder(network + "/" + layer, NeuralSystem.Kind.FITTED)
                        .facet(Population.class, fit.heldOutResponses(network, layer))
                        .provenance("fold", fit.fold())
                        .build())
            .toList());
  }
}
