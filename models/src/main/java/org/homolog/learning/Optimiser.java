package org.homolog.learning;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.homolog.torch.Torch;

/** How gradients change weights. */
public interface Optimiser {
  /**
   * Begins: memory of earlier gradients, all zero.
   *
   * @param torch the engine
   * @param owner keeps that memory until it is closed
   * @param weights the live weight arrays
   * @return the optimiser at work
   */
  Steps begin(Torch torch, NDManager owner, NDList weights);

  /** An optimiser at work on one network. */
  @FunctionalInterface
  interface Steps {
    /**
     * Changes the weights in place.
     *
     * @param scope for intermediate arrays
     * @param gradients one per weight array
     * @param learningRate step size
     * @param decay L2 penalty: its product with the weights is added to the gradients
     */
    void apply(NDManager scope, NDList gradients, double learningRate, double decay);
  }
}
