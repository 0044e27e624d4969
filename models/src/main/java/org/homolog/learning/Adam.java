package org.homolog.learning;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.homolog.failure.HomologException;
import org.homolog.torch.Script;
import org.homolog.torch.Torch;

/**
 * Adam, bias-corrected, with epsilon outside the square root (Kingma and Ba 2015, arXiv:1412.6980);
 * with a decay of weights of its own, AdamW (Loshchilov and Hutter 2019, arXiv:1711.05101): before
 * each step, w = w (1 - rate weightDecay).
 *
 * @param firstDecay decay of the mean gradient
 * @param secondDecay decay of the mean squared gradient
 * @param epsilon added to the root of the mean squared gradient
 * @param weightDecay decay of the weights beside the gradient, 0 for none
 */
public record Adam(double firstDecay, double secondDecay, double epsilon, double weightDecay)
    implements Optimiser {
  private static final String SCRIPT =
      """
        def adam(self: __torch__.Script,
          weights: List[Tensor],
          gradients: List[Tensor],
          means: List[Tensor],
          squares: List[Tensor],
          rate: float,
          b1: float,
          b2: float,
          epsilon: float,
          root: float,
          decay: float,
          keep: float) -> List[Tensor]:
          for i in range(torch.len(weights)):
            w = weights[i]
            if torch.ne(decay, 0.0):
              g = torch.add(gradients[i], w, alpha=decay)
            else:
              g = gradients[i]
            if torch.ne(keep, 1.0):
              _5 = torch.mul_(w, keep)
            m = means[i]
            v = squares[i]
            _0 = torch.mul_(m, b1)
            _1 = torch.add_(m, g, alpha=torch.sub(1.0, b1))
            _2 = torch.mul_(v, b2)
            _3 = torch.addcmul_(v, g, g, value=torch.sub(1.0, b2))
            scale = torch.add_(torch.div_(torch.sqrt(v), root), epsilon)
            _4 = torch.addcdiv_(w, m, scale, value=torch.neg(rate))
          return annotate(List[Tensor], [])
      """
          .indent(0);

  /** Refuses impossible values. */
  public Adam {
    if (!(firstDecay >= 0 && firstDecay < 1 && secondDecay >= 0 && secondDecay < 1)) {
      throw HomologException.mistake(
          "adam: both decays must be at least 0 and below 1, but were "
              + firstDecay
              + " and "
              + secondDecay);
    }
    if (!(epsilon > 0)) {
      throw HomologException.mistake("adam: epsilon must be above 0, but was " + epsilon);
    }
    if (!(weightDecay >= 0)) {
      throw HomologException.mistake(
          "adamw: weight-decay must be 0 or more, but was " + weightDecay);
    }
  }

  /**
   * The usual constants: 0.9, 0.999, 1e-8, no decay of weights.
   *
   * @return the optimiser
   */
  public static Adam standard() {
    return new Adam(0.9, 0.999, 1e-8, 0);
  }

  @Override
  public Steps begin(Torch torch, NDManager owner, NDList weights) {
    Script script = torch.script(SCRIPT);
    return new RememberingSteps(
        owner,
        weights,
        2,
        (scope, gradients, remembered, step, rate, decay) ->
            script.call(
                scope,
                "adam",
                weights,
                gradients,
                remembered.get(0),
                remembered.get(1),
                rate / (1 - Math.pow(firstDecay, step)),
                firstDecay,
                secondDecay,
                epsilon,
                Math.sqrt(1 - Math.pow(secondDecay, step)),
                decay,
                1 - rate * weightDecay));
  }
}
