package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.homolog.torch.Torch;

/** The gradient of penalties on rates by the rates. */
final class ActivityPenaltyScript {
  private static final String SCRIPT =
      """
        def penalty(self: __torch__.Script,
          r: Tensor,
          counted: Tensor,
          l1: float,
          l2: float) -> List[Tensor]:
          share = torch.div(counted, torch.mul(torch.sum(counted), torch.size(r, 2)))
          slope = torch.add(torch.mul(torch.sign(r), l1), r, alpha=torch.mul(2.0, l2))
          return [torch.mul(slope, share)]
      """
          .indent(0);

  private ActivityPenaltyScript() {}

  /** One array {@code [time, batch, unit]}. */
  static NDList gradient(
      Torch torch, NDManager scope, ActivityPenalty penalty, NDArray rates, NDArray counted) {
    return torch
        .script(SCRIPT)
        .call(scope, "penalty", rates, counted, penalty.activityL1(), penalty.activityL2());
  }
}
