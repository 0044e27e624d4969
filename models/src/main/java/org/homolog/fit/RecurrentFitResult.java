package org.homolog.fit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.homolog.dynamics.NetworkDynamics;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.system.Cohort;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;

/**
 * Recurrent networks fitted to a recording, one per fold, and what they expect of trials they have
 * not seen. Immutable.
 */
public final class RecurrentFitResult {
  private final Population targets;
  private final Folds folds;
  private final RecurrentFitOptions options;
  private final HeldOutUnits heldOut;
  private final List<RecurrentFoldFit> fits;
  private final double[] predicted;

  RecurrentFitResult(
      Population targets,
      Folds folds,
      RecurrentFitOptions options,
      HeldOutUnits heldOut,
      List<RecurrentFoldFit> fits,
      double[] predicted) {
    this.targets = targets;
    this.folds = folds;
    this.options = options;
    this.heldOut = heldOut;
    this.fits = List.copyOf(fits);
    this.predicted = predicted;
  }

  /**
   * The network of each fold.
   *
   * @return one per fold
   */
  public List<RecurrentFoldFit> fits() {
    return fits;
  }

  /**
   * Which trials were held out together.
   *
   * @return the folds
   */
  public Folds folds() {
    return folds;
  }

  /**
   * Every trial as expected by the network that has not seen it.
   *
   * @param network the network's name; the population is named network/output
   * @return trials x bins x recorded units, expected counts or responses; column {@code held_out}
   *     of the units tells which were held out
   */
  public Population predictions(String network) {
    return RecurrentFoldFit.like(
            targets,
            targets.entries(),
            targets.units().has("held_out")
                ? targets.units()
                : targets.units().with(Column.booleans("held_out", heldOut.held().clone())))
        .name(network + "/output")
        .valueUnit(targets.valueUnit())
        .values(predicted.clone())
        .build();
  }

  /**
   * The score of all held-out trials: bits per spike after a Poisson likelihood, explained variance
   * after a squared error; over the held-out units where there are any (co-smoothing), else over
   * all.
   *
   * @return overall and per condition, chance 0
   */
  public Performance performance() {
    return performance(all());
  }

  /**
   * The score of the trials that one fold held out.
   *
   * @param fit one of {@link #fits}
   * @return overall and per condition that it held trials of out, chance 0
   */
  public Performance performance(RecurrentFoldFit fit) {
    return performance(fit.heldOut());
  }

  private Performance performance(int[] trials) {
    boolean any = IntStream.range(0, targets.unitCount()).anyMatch(unit -> heldOut.held()[unit]);
    IntPredicate scored = any ? unit -> heldOut.held()[unit] : unit -> true;
    Map<String, Double> byCondition = new LinkedHashMap<>();
    for (int condition = 0; condition < targets.conditionCount(); condition++) {
      int place = condition;
      int[] of = IntStream.of(trials).filter(t -> targets.conditionOf(t) == place).toArray();
      if (of.length > 0) {
        byCondition.put(targets.conditionLabels().get(condition), score(of, scored));
      }
    }
    String measure =
        options.loss() == RecurrentFitOptions.Loss.SQUARED_ERROR
            ? "explained variance"
            : any ? "co-smoothing bits per spike" : "bits per spike";
    return Performance.of(
        measure, score(trials, scored), byCondition, OptionalDouble.of(0), OptionalDouble.empty());
  }

  /**
   * The score of all held-out trials over the units that were not held out.
   *
   * @return bits per spike, or explained variance
   */
  public double heldIn() {
    return score(all(), unit -> !heldOut.held()[unit]);
  }

  private int[] all() {
    return IntStream.range(0, targets.entryCount()).toArray();
  }

  /**
   * Bits per spike of the held-out trials of some units.
   *
   * @param units places of units
   * @return bits per spike
   * @throws HomologException if the networks were not fitted by a Poisson likelihood
   */
  public double bitsPerSpike(int[] units) {
    if (options.loss() != RecurrentFitOptions.Loss.POISSON) {
      throw HomologException.mistake("bits per spike need a fit with loss: poisson");
    }
    return score(all(), unit -> IntStream.of(units).anyMatch(u -> u == unit));
  }

  private double score(int[] trials, IntPredicate scored) {
    return options.loss() == RecurrentFitOptions.Loss.POISSON
        ? HeldOutScore.bitsPerSpike(targets, predicted, trials, scored)
        : HeldOutScore.explained(targets, predicted, trials, scored);
  }

  /**
   * A layer as a cohort: one member per fold, each with its activity in its own held-out trials,
   * and its dynamics if it is the recurrent layer.
   *
   * @param network the network's name; members are named network/layer
   * @param layer the layer's name
   * @return one member per fold
   */
  public Cohort heldOutLayer(String network, String layer) {
    return new Cohort(
        network + "/" + layer,
        "fold",
        fits.stream().map(fit -> member(fit, network, layer)).toList());
  }

  private NeuralSystem member(RecurrentFoldFit fit, String network, String layer) {
    NeuralSystem.Builder builder =
        NeuralSystem.builder(network + "/" + layer, NeuralSystem.Kind.FITTED)
            .facet(Population.class, fit.heldOutResponses(network, layer))
            .facet(Performance.class, performance(fit))
            .provenance("fold", fit.fold());
    if (NetworkDynamics.isOf(fit.trained().network().spec(), layer)) {
      builder.facet(Dynamics.class, fit.dynamics());
    }
    return builder.build();
  }
}
