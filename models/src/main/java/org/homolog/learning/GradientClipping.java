package org.homolog.learning;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/** Keeps gradients from growing: each value within a bound, then all of them scaled to a norm. */
final class GradientClipping {
  private static final String SCRIPT =
      """
        def norm(self: __torch__.Script,
          gradients: List[Tensor]) -> Tensor:
          squares = annotate(List[Tensor], [])
          for i in range(torch.len(gradients)):
            g = gradients[i]
            _0 = torch.append(squares, torch.sum(torch.mul(g, g)))
          return torch.sqrt(torch.sum(torch.stack(squares, 0)))
        def clip(self: __torch__.Script,
          gradients: List[Tensor],
          limit: float,
          bound: float) -> List[Tensor]:
          before = (self).norm(gradients, )
          if torch.gt(bound, 0.0):
            for i in range(torch.len(gradients)):
              _1 = torch.clamp_(gradients[i], torch.neg(bound), bound)
          if torch.gt(limit, 0.0):
            norm = (self).norm(gradients, )
            factor = torch.clamp_max(torch.reciprocal(torch.div(norm, limit)), 1.0)
            for j in range(torch.len(gradients)):
              _2 = torch.mul_(gradients[j], factor)
          return [before]
      """
          .indent(0);

  private GradientClipping() {}

  /**
   * Clips gradients in place.
   *
   * @param bound largest absolute value, 0 for none
   * @param limit largest norm of all gradients together, 0 for none
   * @return the norm before anything was clipped
   */
  static double apply(Torch torch, NDManager scope, NDList gradients, double bound, double limit) {
    NDList norm = torch.script(SCRIPT).call(scope, "clip", gradients, limit, bound);
    return Tensors.doubles(norm.head())[0];
  }
}
