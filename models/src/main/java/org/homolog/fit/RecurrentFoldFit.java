package org.homolog.fit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.dynamics.NetworkDynamics;
import org.homolog.failure.HomologException;
import org.homolog.learning.TrainedNetwork;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.PopulationBuilder;
import org.homolog.population.Table;
import org.homolog.system.Dynamics;

/**
 * The recurrent network of one fold: fitted to the other folds' trials. Its units are its own; they
 * are never pooled with those of another fold. Immutable.
 */
public final class RecurrentFoldFit {
  private final String fold;
  private final int[] heldOut;
  private final TrainedNetwork trained;
  private final Map<String, float[]> layers;
  private final Population targets;

  RecurrentFoldFit(
      String fold,
      int[] heldOut,
      TrainedNetwork trained,
      Map<String, float[]> layers,
      Population targets) {
    this.fold = fold;
    this.heldOut = heldOut;
    this.trained = trained;
    this.layers = layers;
    this.targets = targets;
  }

  /**
   * The fold's name.
   *
   * @return the name
   */
  public String fold() {
    return fold;
  }

  /**
   * The trials this network was not fitted to.
   *
   * @return places among the recorded trials, ascending
   */
  public int[] heldOut() {
    return heldOut.clone();
  }

  /**
   * The network. Its outputs are logarithms of expected counts after a Poisson likelihood, z-scores
   * after a squared error; its last inputs make the initial state and are 0 within trials.
   *
   * @return the network
   */
  public TrainedNetwork trained() {
    return trained;
  }

  /**
   * The network's dynamics.
   *
   * @return its one-step map
   */
  public Dynamics dynamics() {
    return NetworkDynamics.of(trained.network());
  }

  /** Trials x bins x units; not to be changed. */
  float[] layer(String layer) {
    float[] found = layers.get(layer);
    if (found == null) {
      throw HomologException.unknown("layer", layer, List.copyOf(layers.keySet()));
    }
    return found;
  }

  /**
   * A layer's activity in the trials this network was not fitted to.
   *
   * @param network the network's name; the population is named network/layer
   * @param layer the layer's name
   * @return held-out trials x bins x units
   */
  public Population heldOutResponses(String network, String layer) {
    return allResponses(network, layer).selectEntries(heldOut);
  }

  /**
   * A layer's activity in all trials; column {@code held_out} of the entries tells which it was not
   * fitted to. Scores that use the others are in sample.
   *
   * @param network the network's name; the population is named network/layer
   * @param layer the layer's name
   * @return trials x bins x units
   */
  public Population allResponses(String network, String layer) {
    boolean[] held = new boolean[targets.entryCount()];
    for (int trial : heldOut) {
      held[trial] = true;
    }
    float[] values = layer(layer);
    int units = values.length / (targets.entryCount() * targets.timeCount());
    String[] names =
        IntStream.rangeClosed(1, units).mapToObj(i -> layer + " " + i).toArray(String[]::new);
    Table entries = targets.entries();
    return like(
            targets,
            entries.has("held_out") ? entries : entries.with(Column.booleans("held_out", held)),
            Table.of(Column.texts("unit", names)))
        .name(network + "/" + layer)
        .valueUnit("activity")
        .values(values.clone())
        .build();
  }

  /** The trials, conditions and bins of a population, with other columns and units. */
  static PopulationBuilder like(Population targets, Table entries, Table units) {
    PopulationBuilder builder =
        Population.builder(entries, units)
            .time(targets.time())
            .conditions(targets.conditionColumns());
    targets.repeatColumn().ifPresent(builder::repeats);
    return builder;
  }

  @Override
  public String toString() {
    return fold + ", held out " + Arrays.toString(heldOut);
  }
}
