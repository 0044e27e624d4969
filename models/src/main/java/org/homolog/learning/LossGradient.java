package org.homolog.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.homolog.spi.Task;
import org.homolog.torch.Torch;

/**
 * What training lowers, and its gradient. Outputs are {@code [time, batch, output]}, weights {@code
 * [time, batch, 1]}.
 *
 * <p>Cross entropy: the weighted mean over steps and trials of - log softmax(output)_class, targets
 * {@code [time, batch, 1]} holding the class. Squared error: the weighted mean over all entries of
 * (output - target)^2. Poisson: the weighted mean over all entries of exp(output) - target output.
 * For the latter two, weights may also be {@code [time, batch, output]}.
 */
public final class LossGradient {
  private static final String SCRIPT =
      """
        def cross_entropy(self: __torch__.Script,
          y: Tensor,
          target: Tensor,
          mask: Tensor) -> List[Tensor]:
          weight = torch.div(mask, torch.sum(mask))
          label = torch.to(target, 4)
          logp = torch.log_softmax(y, -1)
          loss = torch.neg(torch.sum(torch.mul(torch.gather(logp, -1, label), weight)))
          gradient = torch.mul(torch.exp(logp), weight)
          return [loss, torch.scatter_add_(gradient, -1, label, torch.neg(weight))]
        def squared_error(self: __torch__.Script,
          y: Tensor,
          target: Tensor,
          mask: Tensor) -> List[Tensor]:
          entries = torch.expand_as(mask, y)
          weight = torch.div(entries, torch.sum(entries))
          error = torch.sub(y, target)
          weighted = torch.mul(error, weight)
          return [torch.sum(torch.mul(error, weighted)), torch.mul(weighted, 2.0)]
        def poisson(self: __torch__.Script,
          y: Tensor,
          target: Tensor,
          mask: Tensor) -> List[Tensor]:
          entries = torch.expand_as(mask, y)
          weight = torch.div(entries, torch.sum(entries))
          expected = torch.exp(y)
          loss = torch.sum(torch.mul(torch.sub(expected, torch.mul(target, y)), weight))
          return [loss, torch.mul(torch.sub(expected, target), weight)]
      """
          .indent(0);

  private LossGradient() {}

  /**
   * The loss and its gradient.
   *
   * @param loss which loss
   * @param torch the engine
   * @param scope receives the results
   * @param output what the network gave
   * @param target what it should give
   * @param mask weight of each step, not all zero
   * @return the loss, a scalar, and its gradient by the output
   */
  public static NDList of(
      Task.Loss loss, Torch torch, NDManager scope, NDArray output, NDArray target, NDArray mask) {
    return of(Objective.of(loss), torch, scope, output, target, mask);
  }

  /**
   * What is lowered and its gradient.
   *
   * @param objective what is lowered
   * @param torch the engine
   * @param scope receives the results
   * @param output what the network gave
   * @param target what it should give, or the counts it should tell
   * @param mask weight of each step, or of each entry, not all zero
   * @return the loss, a scalar, and its gradient by the output
   */
  public static NDList of(
      Objective objective,
      Torch torch,
      NDManager scope,
      NDArray output,
      NDArray target,
      NDArray mask) {
    String method =
        switch (objective) {
          case CROSS_ENTROPY -> "cross_entropy";
          case SQUARED_ERROR -> "squared_error";
          case POISSON -> "poisson";
        };
    return torch.script(SCRIPT).call(scope, method, output, target, mask);
  }
}
