package org.homolog.network;

/**
 * Roll-outs of a network of leaky units in which outputs are held at given values, many cases in
 * one native call, and the derivative of a loss by every output and every summed input. Time
 * constants are those of the units, a is a vector.
 *
 * <p>An output is what other units and the readout receive: the state itself in the rate and the
 * rectified form, f of the state in the current form, whose state runs on behind a held output.
 */
final class HeldScript {
  private static final String HELD =
      """
        def held(self: __torch__.Script,
          x: Tensor,
          Wr: Tensor,
          Wx: Tensor,
          b: Tensor,
          Wy: Tensor,
          by: Tensor,
          r0: Tensor,
          which: Tensor,
          when: Tensor,
          values: Tensor,
          a: Tensor,
          kept: int) -> List[Tensor]:
          T = torch.size(x, 0)
          B = torch.size(x, 1)
          N = torch.size(Wr, 0)
          L = torch.size(which, 0)
          O = torch.size(Wy, 0)
          m = torch.mul(L, B)
          A = torch.linear(x, Wx, b)
          u = torch.unbind(A, 0)
          q = torch.unbind(when, 0)
          p = torch.unbind(values, 0)
          WrT = torch.contiguous(torch.t(Wr))
          Y = torch.new_empty(A, [T, L, B, O])
          y = torch.unbind(Y, 0)
          K = torch.new_empty(A, [kept, L, B, N])
          w = torch.unbind(K, 0)
          s = torch.contiguous(torch.expand(r0, [L, B, N]))
          r = torch.lerp({FIRST}, p[0], torch.mul(which, q[0]))
          for t in range(T):
            n = torch.add(t, 1)
            z = torch.mm(torch.reshape(r, [m, N]), WrT)
            d = torch.add(torch.reshape(z, [L, B, N]), u[t])
      {STEP}
            r = torch.lerp(v, p[n], torch.mul(which, q[n]))
            _1 = torch.copy_(y[t], torch.linear(r, Wy, by))
            if torch.lt(t, kept):
              _2 = torch.copy_(w[t], r)
          return [Y, K]
      """
          .indent(0);

  private static final String ADJOINT =
      """
        def adjoint(self: __torch__.Script,
          x: Tensor,
          dy: Tensor,
          Wr: Tensor,
          Wx: Tensor,
          b: Tensor,
          Wy: Tensor,
          r0: Tensor,
          a: Tensor) -> List[Tensor]:
          T = torch.size(x, 0)
          B = torch.size(x, 1)
          N = torch.size(Wr, 0)
          O = torch.size(dy, 2)
          m = torch.mul(T, B)
          leak = torch.rsub(a, 1.0)
          A = torch.linear(x, Wx, b)
          u = torch.unbind(A, 0)
          WrT = torch.contiguous(torch.t(Wr))
          R = torch.new_empty(A, [torch.add(T, 1), B, N])
          h = torch.unbind(R, 0)
          Q = torch.empty_like(A)
          q = torch.unbind(Q, 0)
          s = torch.contiguous(torch.expand(r0, [B, N]))
          _1 = torch.copy_(h[0], {FIRST})
          for t in range(T):
            r = h[t]
            d = torch.addmm(u[t], r, WrT)
      {STEP}
            _2 = torch.copy_(h[torch.add(t, 1)], v)
            _3 = torch.copy_(q[t], {SLOPE})
          dR = torch.unbind(torch.reshape(torch.mm(torch.reshape(dy, [m, O]), Wy), [T, B, N]), 0)
          G = torch.zeros_like(R)
          g = torch.unbind(G, 0)
          D = torch.empty_like(A)
          j = torch.unbind(D, 0)
          c = torch.zeros_like(s)
          for k in range(T):
            t = torch.sub(torch.sub(T, k), 1)
            e = g[torch.add(t, 1)]
            _4 = torch.add_(e, dR[t])
            i = torch.mul(q[t], e)
      {BACK}
          return [R, G, D]
      """
          .indent(0);

  // v: the output at the end of the step; f is what the slope is taken of.
  private static final String RATE_STEP =
      """
            f = {F:d}
            v = torch.lerp(r, f, a)
      """;

  private static final String CURRENT_STEP =
      """
            s = torch.lerp(s, d, a)
            v = {F:s}
      """;

  private static final String RECTIFIED_STEP =
      """
            k1 = torch.lerp(r, d, a)
            v = {F:k1}
      """;

  // e: gradient by the output after the step, i: that times the slope, j[t]: gradient by the summed
  // input.
  private static final String RATE_BACK =
      """
            _5 = torch.copy_(j[t], torch.mul(i, a))
            _6 = torch.addmm_(g[t], j[t], Wr)
            _7 = torch.addcmul_(g[t], e, leak)
      """;

  private static final String CURRENT_BACK =
      """
            c = torch.addcmul(i, c, leak)
            _5 = torch.copy_(j[t], torch.mul(c, a))
            _6 = torch.addmm_(g[t], j[t], Wr)
      """;

  private static final String RECTIFIED_BACK =
      """
            _5 = torch.copy_(j[t], torch.mul(i, a))
            _6 = torch.addmm_(g[t], j[t], Wr)
            _7 = torch.addcmul_(g[t], i, leak)
      """;

  private HeldScript() {}

  /** The source for a network's form and activations. */
  static String of(LeakyRecurrent spec) {
    UnitActivations f = new UnitActivations(spec.activations());
    UpdateForm form = spec.form();
    String step =
        switch (form) {
          case RATE -> RATE_STEP.replace("{F:d}", f.script("d"));
          case CURRENT -> CURRENT_STEP.replace("{F:s}", f.script("s"));
          case RECTIFIED -> RECTIFIED_STEP.replace("{F:k1}", f.script("k1"));
        };
    String back =
        switch (form) {
          case RATE -> RATE_BACK;
          case CURRENT -> CURRENT_BACK;
          case RECTIFIED -> RECTIFIED_BACK;
        };
    return (HELD + ADJOINT)
        .replace("{FIRST}", form == UpdateForm.CURRENT ? f.script("s") : "s")
        .replace("{STEP}\n", step)
        .replace("{SLOPE}", f.slopeScript(form == UpdateForm.RATE ? "f" : "v"))
        .replace("{BACK}\n", back);
  }
}
