package org.homolog.fit;

import java.util.Arrays;
import java.util.List;
import org.homolog.learning.TrainedNetwork;
import org.homolog.network.Responses;
import org.homolog.population.Population;

/**
 * The network of one fold: trained on the other folds' conditions. Its hidden units are its own;
 * they are never pooled with those of another fold.
 */
public final class FoldFit {
  private final String fold;
  private final int[] heldOut;
  private final TrainedNetwork trained;
  private final Responses responses;
  private final List<String> conditionColumns;

  FoldFit(
      String fold,
      int[] heldOut,
      TrainedNetwork trained,
      Responses responses,
      List<String> conditionColumns) {
    this.fold = fold;
    this.heldOut = heldOut;
    this.trained = trained;
    this.responses = responses;
    this.conditionColumns = List.copyOf(conditionColumns);
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
   * The conditions this network was not trained on.
   *
   * @return conditions, ascending
   */
  public int[] heldOut() {
    return heldOut.clone();
  }

  /**
   * The network; its inputs and outputs are in the fold's own scales.
   *
   * @return the network
   */
  public TrainedNetwork trained() {
    return trained;
  }

  /**
   * A layer's responses to the conditions this network was not trained on.
   *
   * @param network the network's name; the population is named network/layer
   * @param layer the layer's name
   * @return held-out conditions x units
   */
  public Population heldOutResponses(String network, String layer) {
    return allResponses(network, layer).selectEntries(heldOut);
  }

  /**
   * A layer's responses to all conditions; column {@code held_out} of the entries tells which were
   * not trained on. Scores that use the others are in-sample.
   *
   * @param network the network's name; the population is named network/layer
   * @param layer the layer's name
   * @return all conditions x units
   */
  public Population allResponses(String network, String layer) {
    return responses.population(network, layer, conditionColumns);
  }

  @Override
  public String toString() {
    return fold + ", held out " + Arrays.toString(heldOut);
  }
}
