package org.homolog.learning;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.homolog.torch.Torch;

/** How gradients change weights. */
public interface Optimiser {
  /** A TorchScript method: the gradients clipped, in place; returns their norm before clipping. */
  String CLIP =
      """
        def clip(self: __torch__.Script,
          gradients: List[Tensor],
          limit: float,
          bound: float) -> List[Tensor]:
          squares = annotate(List[Tensor], [])
          for i in range(torch.len(gradients)):
            g = gradients[i]
            _0 = torch.append(squares, torch.sum(torch.mul(g, g)))
          norm = torch.sqrt(torch.sum(torch.stack(squares, 0)))
          if torch.gt(bound, 0.0):
            for i in range(torch.len(gradients)):
              _1 = torch.clamp_(gradients[i], torch.neg(bound), bound)
          if torch.gt(limit, 0.0):
            factor = torch.clamp_max(torch.reciprocal(torch.div(norm, limit)), 1.0)
            for i in range(torch.len(gradients)):
              _2 = torch.mul_(gradients[i], factor)
          return [norm]
      """
          .indent(0);

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
