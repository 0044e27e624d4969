package org.homolog.learning;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
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

    /**
     * What is remembered of earlier gradients.
     *
     * @return a copy
     */
    Memory memory();

    /**
     * Goes on from what was remembered: the next steps are the same to the last bit.
     *
     * @param memory of the same optimiser at work on weights of the same shapes
     * @throws org.homolog.failure.HomologException if it is of other shapes
     */
    void restore(Memory memory);
  }

  /**
   * What an optimiser remembers.
   *
   * @param steps steps taken
   * @param values row-major values: for each quantity remembered, one array per weight array
   */
  record Memory(long steps, List<double[]> values) {
    /** Takes the list as it is, unmodifiable; its arrays are not to be changed. */
    public Memory {
      values = List.copyOf(values);
    }
  }
}
