package org.homolog.learning;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.homolog.failure.HomologException;
import org.homolog.torch.Script;
import org.homolog.torch.Torch;

/**
 * Adagrad: s = s + g^2, w = w - eta g / (sqrt(s) + epsilon), from s = 0 (Duchi, Hazan and Singer
 * 2011, J Mach Learn Res 12:2121-2159).
 *
 * @param epsilon added to the root of the summed squares
 */
public record Adagrad(double epsilon) implements Optimiser {
  private static final String SCRIPT =
      """
        def adagrad(self: __torch__.Script,
          weights: List[Tensor],
          gradients: List[Tensor],
          sums: List[Tensor],
          rate: float,
          epsilon: float,
          decay: float) -> List[Tensor]:
          for i in range(torch.len(weights)):
            w = weights[i]
            s = sums[i]
            g = torch.add(gradients[i], w, alpha=decay)
            _0 = torch.addcmul_(s, g, g)
            scale = torch.add_(torch.sqrt(s), epsilon)
            _1 = torch.addcdiv_(w, g, scale, value=torch.neg(rate))
          return annotate(List[Tensor], [])
      """
          .indent(0);

  /** Refuses impossible values. */
  public Adagrad {
    if (!(epsilon > 0)) {
      throw HomologException.mistake("adagrad: epsilon must be above 0, but was " + epsilon);
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
                scope, "adagrad", weights, gradients, remembered.get(0), rate, epsilon, decay));
  }
}
