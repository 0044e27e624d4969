package org.homolog.network;

/** A multilayer perceptron's forward pass and backpropagation (Eq 12-13), each one native call. */
final class MultilayerPerceptronScript {
  private static final String SOURCE =
      """
        def layers(self: __torch__.Script,
          x: Tensor,
          W: List[Tensor],
          b: List[Tensor]) -> List[Tensor]:
          activities = annotate(List[Tensor], [])
          last = torch.sub(torch.len(W), 1)
          r = x
          for l in range(torch.len(W)):
            z = torch.linear(r, W[l], b[l])
            if torch.lt(l, last):
              r0 = {F:z}
            else:
              r0 = z
            _0 = torch.append(activities, r0)
            r = r0
          return activities
        def reverse(self: __torch__.Script,
          x: Tensor,
          activities: List[Tensor],
          W: List[Tensor],
          dy: Tensor) -> List[Tensor]:
          backwards = annotate(List[Tensor], [])
          count = torch.len(W)
          d = torch.reshape(dy, [-1, torch.size(dy, -1)])
          for k in range(count):
            l = torch.sub(torch.sub(count, k), 1)
            if torch.gt(l, 0):
              fed = activities[torch.sub(l, 1)]
            else:
              fed = x
            r = torch.reshape(fed, [-1, torch.size(fed, -1)])
            _1 = torch.append(backwards, torch.sum(d, [0]))
            _2 = torch.append(backwards, torch.mm(torch.t(d), r))
            if torch.gt(l, 0):
              d0 = torch.mul(torch.mm(d, W[l]), {SLOPE})
            else:
              d0 = d
            d = d0
          gradients = annotate(List[Tensor], [])
          for k in range(torch.mul(count, 2)):
            g = backwards[torch.sub(torch.sub(torch.mul(count, 2), k), 1)]
            _3 = torch.append(gradients, g)
          return gradients
      """
          .indent(0);

  private MultilayerPerceptronScript() {}

  /** The source for an activation function. */
  static String of(ActivationFunction f) {
    return SOURCE.replace("{F:z}", f.script("z")).replace("{SLOPE}", f.slopeScript("r"));
  }
}
