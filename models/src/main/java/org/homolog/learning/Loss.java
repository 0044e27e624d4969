package org.homolog.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.homolog.torch.Script;
import org.homolog.torch.Torch;

/**
 * What training lowers. Outputs and targets are {@code [time, batch, output]}; the mask is {@code
 * [time, batch, output]} or {@code [time, batch, 1]} and holds the weight of each entry or step.
 */
public enum Loss {
  /**
   * Softmax cross entropy against target probabilities: the mask-weighted mean over steps and
   * trials of - sum_k target_k log softmax(output)_k.
   */
  CROSS_ENTROPY("cross_entropy"),
  /** Squared error: the mask-weighted mean over all entries of (output - target)^2. */
  SQUARED_ERROR("squared_error");

  private static final String SCRIPT =
      """
        def cross_entropy(self: __torch__.Script,
          y: Tensor,
          target: Tensor,
          mask: Tensor) -> List[Tensor]:
          weight = torch.div(mask, torch.sum(mask))
          weighted = torch.mul(target, weight)
          logp = torch.log_softmax(y, -1)
          loss = torch.neg(torch.sum(torch.mul(logp, weighted)))
          total = torch.sum(weighted, [-1], True)
          return [loss, torch.sub(torch.mul(torch.exp(logp), total), weighted)]
        def squared_error(self: __torch__.Script,
          y: Tensor,
          target: Tensor,
          mask: Tensor) -> List[Tensor]:
          entries = torch.expand_as(mask, y)
          weight = torch.div(entries, torch.sum(entries))
          error = torch.sub(y, target)
          weighted = torch.mul(error, weight)
          return [torch.sum(torch.mul(error, weighted)), torch.mul(weighted, 2.0)]
      """
          .indent(0);

  private final String method;

  Loss(String method) {
    this.method = method;
  }

  /**
   * The loss and its gradient.
   *
   * @param torch the engine
   * @param scope receives the results
   * @param output what the network gave
   * @param target what it should give
   * @param mask weights, not all zero
   * @return the loss, a scalar, and its gradient by the output
   */
  public NDList valueAndGradient(
      Torch torch, NDManager scope, NDArray output, NDArray target, NDArray mask) {
    Script script = torch.script(SCRIPT);
    return script.call(scope, method, output, target, mask);
  }
}
