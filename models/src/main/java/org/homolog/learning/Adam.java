package org.homolog.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.homolog.failure.HomologException;
import org.homolog.torch.Script;
import org.homolog.torch.Torch;

/**
 * Adam, bias-corrected, with epsilon outside the square root (Kingma and Ba 2015, arXiv:1412.6980).
 *
 * @param firstDecay decay of the mean gradient
 * @param secondDecay decay of the mean squared gradient
 * @param epsilon added to the root of the mean squared gradient
 */
public record Adam(double firstDecay, double secondDecay, double epsilon) implements Optimiser {
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
          decay: float) -> List[Tensor]:
          for i in range(torch.len(weights)):
            w = weights[i]
            g = torch.add(gradients[i], w, alpha=decay)
            m = means[i]
            v = squares[i]
            _0 = torch.mul_(m, b1)
            _1 = torch.add_(m, g, alpha=torch.sub(1.0, b1))
            _2 = torch.mul_(v, b2)
            _3 = torch.addcmul_(v, g, g, value=torch.sub(1.0, b2))
            scale = torch.add(torch.div(torch.sqrt(v), root), epsilon)
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
  }

  /**
   * The usual constants: 0.9, 0.999, 1e-8.
   *
   * @return the optimiser
   */
  public static Adam standard() {
    return new Adam(0.9, 0.999, 1e-8);
  }

  @Override
  public Steps begin(Torch torch, NDManager owner, NDList weights) {
    Script script = torch.script(SCRIPT);
    NDList means = new NDList(weights.stream().map(NDArray::zerosLike).toList());
    NDList squares = new NDList(weights.stream().map(NDArray::zerosLike).toList());
    means.attach(owner);
    squares.attach(owner);
    int[] taken = {0};
    return (scope, gradients, rate, decay) -> {
      int step = ++taken[0];
      double corrected = rate / (1 - Math.pow(firstDecay, step));
      double root = Math.sqrt(1 - Math.pow(secondDecay, step));
      script.call(
          scope,
          "adam",
          weights,
          gradients,
          means,
          squares,
          corrected,
          firstDecay,
          secondDecay,
          epsilon,
          root,
          decay);
    };
  }
}
