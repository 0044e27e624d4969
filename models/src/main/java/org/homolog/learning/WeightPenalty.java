package org.homolog.learning;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;
import org.homolog.torch.Torch;

/**
 * Penalties on all trainable weights, biases included. Their gradients join that of the loss after
 * clipping: l1 sign(w), with sign(0) = 0, and l2 w, which is what PyTorch calls weight_decay and
 * belongs to the penalty l2 / 2 times the sum of squares. With the mean convention both are divided
 * by the number of values of the weight's array, as PsychRNN and pycog have it.
 *
 * @param l1 strength of the penalty on absolute values
 * @param l2 strength of the penalty on squares
 * @param penaltyOver what the penalties sum up
 */
public record WeightPenalty(
    @Option(
            text = "L1 penalty: its product with the weights' signs joins the gradient",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double l1,
    @Option(
            text = "L2 penalty: its product with the weights joins the gradient",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double l2,
    @Option(
            text =
                "whether l1 and l2 multiply the sum over a weight array or its mean; the penalties are l1 |w| and l2 / 2"
                    + " w^2",
            byDefault = "sum")
        Over penaltyOver) {
  private static final String SCRIPT =
      """
        def penalise(self: __torch__.Script,
          weights: List[Tensor],
          gradients: List[Tensor],
          l1: float,
          l2: float,
          mean: bool) -> List[Tensor]:
          for i in range(torch.len(weights)):
            w = weights[i]
            if mean:
              n = torch.numel(w)
            else:
              n = 1
            _0 = torch.add_(gradients[i], torch.sign(w), alpha=torch.div(l1, n))
            _1 = torch.add_(gradients[i], w, alpha=torch.div(l2, n))
          return annotate(List[Tensor], [])
      """
          .indent(0);

  /** What a penalty sums up. */
  public enum Over {
    /** All values of an array. */
    SUM,
    /** Their mean. */
    MEAN
  }

  /** Refuses impossible values. */
  public WeightPenalty {
    if (!(l1 >= 0 && l2 >= 0)) {
      throw HomologException.mistake("l1 and l2 must be 0 or more, but are " + l1 + " and " + l2);
    }
    if (penaltyOver == Over.MEAN && l1 == 0 && l2 == 0) {
      throw HomologException.mistake("penalty-over goes with l1 or l2");
    }
  }

  /** Adds the penalties' gradients to those of the loss, in place. */
  void apply(Torch torch, NDManager scope, NDList weights, NDList gradients) {
    if (l1 != 0 || l2 != 0) {
      torch
          .script(SCRIPT)
          .call(scope, "penalise", weights, gradients, l1, l2, penaltyOver == Over.MEAN);
    }
  }
}
