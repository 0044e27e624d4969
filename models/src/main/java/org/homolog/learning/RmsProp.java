package org.homolog.learning;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.homolog.failure.HomologException;
import org.homolog.torch.Script;
import org.homolog.torch.Torch;

/**
 * RMSProp: v = alpha v + (1 - alpha) g^2, u = mu u + g / (sqrt(v) + epsilon), w = w - eta u, from v
 * = u = 0; not centred, epsilon outside the root (Hinton 2012, Neural networks for machine
 * learning, lecture 6e; with PyTorch's conventions).
 *
 * @param smoothing alpha, decay of the mean squared gradient
 * @param momentum mu, at least 0 and below 1
 * @param epsilon added to the root of the mean squared gradient
 */
public record RmsProp(double smoothing, double momentum, double epsilon) implements Optimiser {
  private static final String SCRIPT =
      """
        def rmsprop(self: __torch__.Script,
          weights: List[Tensor],
          gradients: List[Tensor],
          squares: List[Tensor],
          velocity: List[Tensor],
          rate: float,
          smoothing: float,
          mu: float,
          epsilon: float,
          decay: float) -> List[Tensor]:
          for i in range(torch.len(weights)):
            w = weights[i]
            v = squares[i]
            u = velocity[i]
            g = torch.add(gradients[i], w, alpha=decay)
            _0 = torch.mul_(v, smoothing)
            _1 = torch.addcmul_(v, g, g, value=torch.sub(1.0, smoothing))
            scale = torch.add_(torch.sqrt(v), epsilon)
            _2 = torch.mul_(u, mu)
            _3 = torch.addcdiv_(u, g, scale)
            _4 = torch.add_(w, u, alpha=torch.neg(rate))
          return annotate(List[Tensor], [])
      """
          .indent(0);

  /** Refuses impossible values. */
  public RmsProp {
    if (!(smoothing >= 0 && smoothing < 1 && momentum >= 0 && momentum < 1)) {
      throw HomologException.mistake(
          "rmsprop: smoothing and momentum must be at least 0 and below 1, but were "
              + smoothing
              + " and "
              + momentum);
    }
    if (!(epsilon > 0)) {
      throw HomologException.mistake("rmsprop: epsilon must be above 0, but was " + epsilon);
    }
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
                "rmsprop",
                weights,
                gradients,
                remembered.get(0),
                remembered.get(1),
                rate,
                smoothing,
                momentum,
                epsilon,
                decay));
  }
}
