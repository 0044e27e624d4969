package org.homolog.learning;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.homolog.failure.HomologException;
import org.homolog.torch.Script;
import org.homolog.torch.Torch;

/**
 * Stochastic gradient descent with momentum: v = mu v + g, w = w - eta v, from v = 0; plain descent
 * at mu = 0.
 *
 * <p>Yang and Wang 2020, doi:10.1016/j.neuron.2020.09.005, Eq 4-5 and 24-25.
 *
 * @param momentum mu, at least 0 and below 1
 */
public record Momentum(double momentum) implements Optimiser {
  private static final String SCRIPT =
      """
        def momentum(self: __torch__.Script,
          weights: List[Tensor],
          gradients: List[Tensor],
          velocity: List[Tensor],
          rate: float,
          mu: float,
          decay: float) -> List[Tensor]:
          for i in range(torch.len(weights)):
            w = weights[i]
            v = velocity[i]
            _0 = torch.mul_(v, mu)
            _1 = torch.add_(v, gradients[i])
            if torch.ne(decay, 0.0):
              _2 = torch.add_(v, w, alpha=decay)
            _3 = torch.add_(w, v, alpha=torch.neg(rate))
          return annotate(List[Tensor], [])
      """
          .indent(0);

  /** Refuses impossible values. */
  public Momentum {
    if (!(momentum >= 0 && momentum < 1)) {
      throw HomologException.mistake(
          "momentum: must be at least 0 and below 1, but was " + momentum);
    }
  }

  @Override
  public Steps begin(Torch torch, NDManager owner, NDList weights) {
    Script script = torch.script(SCRIPT);
    return new RememberingSteps(
        owner,
        weights,
        1,
        (scope, gradients, remembered, step, rate, decay) ->
            script.call(
                scope, "momentum", weights, gradients, remembered.get(0), rate, momentum, decay));
  }
}
