package org.homolog.network;

/**
 * The exact reverse of {@link LeakyScript}, backpropagation through time derived by hand, in one
 * native call; and the penalty that keeps gradients from vanishing. A step costs one product and
 * two element-wise operations; weight gradients are one product each.
 *
 * <p>With d the gradient by the state after a step and e = f' d, in every form the gradient by Wr
 * is a (rows) times the sum over steps of e' r (d' r in the current form).
 */
final class LeakyReverseScript {
  private static final String REVERSE =
      """
        def reverse(self: __torch__.Script,
          x: Tensor,
          S: Tensor,
          A: Tensor,
          dy: Tensor,
          Wr: Tensor,
          Wy: Tensor,
          a: {NUMBER},
          penalty: List[Tensor],
          keep: bool) -> List[Tensor]:
          T = torch.size(x, 0)
          B = torch.size(x, 1)
          N = torch.size(Wr, 0)
          n = torch.mul(T, B)
          leak = {LEAK}
          W = torch.mul(Wr, {COLUMN})
          R = {RATES}
          d = torch.reshape(dy, [n, torch.size(dy, 2)])
          gWy = torch.mm(torch.t(d), torch.reshape(torch.slice(R, 0, 1), [n, N]))
          gby = torch.sum(d, [0])
          G = torch.reshape(torch.mm(d, Wy), [T, B, N])
          if torch.gt(torch.len(penalty), 0):
            _0 = torch.add_(G, penalty[0])
          g = torch.unbind(G, 0)
          f = torch.unbind({ACTIVITIES}, 0)
          E = torch.empty_like(G)
          e = torch.unbind(E, 0)
          kept = annotate(List[Tensor], [])
      {LOOP}
          q = torch.reshape(E, [n, N])
          gWr = torch.mm(torch.t(q), torch.reshape(torch.slice(R, 0, 0, T), [n, N]))
          gWx = torch.mm(torch.t(q), torch.reshape(x, [n, torch.size(x, 2)]))
          gb = torch.sum(q, [0])
          _7 = torch.mul_(gWr, {COLUMN})
          _8 = torch.mul_(gWx, {COLUMN})
          _9 = torch.mul_(gb, a)
          gradients = [gWr, gWx, gb, gWy, gby, torch.sum(p, [0])]
          for k in range(torch.len(kept)):
            _5 = torch.append(gradients, kept[torch.sub(torch.sub(T, k), 1)])
          return gradients
      """
          .indent(0);

  /** p: gradient by the state before the step. */
  private static final String RATE_LOOP =
      """
          p = torch.zeros_like(g[0])
          for k in range(T):
            t = torch.sub(torch.sub(T, k), 1)
            _1 = torch.add_(p, g[t])
            if keep:
              _6 = torch.append(kept, torch.clone(p))
            now = e[t]
            was = f[t]
      {BACK}
            _3 = {LEAKED_PRODUCT}
      """;

  /** e[t] is d itself; what the rates get is added to g[t] before it goes through f. */
  private static final String CURRENT_LOOP =
      """
          for k in range(T):
            t = torch.sub(torch.sub(T, k), 1)
            p = g[t]
            now = e[t]
            was = f[torch.add(t, 1)]
            if torch.gt(k, 0):
              _1 = torch.addmm_(p, e[torch.add(t, 1)], W)
      {BACK}
            if torch.gt(k, 0):
              _2 = {LEAKED_NEXT}
            if keep:
              _6 = torch.append(kept, now)
          first = torch.mm(e[0], W)
          p = torch.empty_like(first)
          now = p
          was = f[0]
      {BACK_FIRST}
          _3 = {LEAKED_FIRST}
      """;

  private static final String RECTIFIED_LOOP =
      """
          _1 = torch.add_(torch.diagonal(W), leak)
          for k in range(T):
            t = torch.sub(torch.sub(T, k), 1)
            p = g[t]
            if torch.gt(k, 0):
              _2 = torch.addmm_(p, e[torch.add(t, 1)], W)
            if keep:
              _6 = torch.append(kept, p)
            now = e[t]
            was = f[torch.add(t, 1)]
      {BACK}
          p = torch.mm(e[0], W)
      """;

  // Omega is the mean of (|z|^2 / |d|^2 - 1)^2 over steps and trials where |d|^2 is not tiny, z the
  // gradient by the state a step earlier; states and d are taken as given.
  private static final String VANISHING =
      """
        def vanishing(self: __torch__.Script,
          d: Tensor,
          S: Tensor,
          A: Tensor,
          Wr: Tensor,
          a: {NUMBER}) -> List[Tensor]:
          N = torch.size(Wr, 0)
          T = torch.size(d, 0)
          W = torch.mul(Wr, {COLUMN})
      {TRANSPORT}
          denominator = torch.sum(torch.mul(d, d), [-1], True)
          counted = torch.ge(denominator, 9.9999999999999995e-21)
          safe = torch.where(counted, denominator, torch.ones_like(denominator))
          ones = torch.type_as(counted, d)
          share = torch.div(ones, torch.clamp_min(torch.sum(ones), 1))
          ratio = torch.sub(torch.div(torch.sum(torch.mul(z, z), [-1], True), safe), 1.0)
          omega = torch.sum(torch.mul(torch.mul(ratio, ratio), share))
          w = torch.mul(z, torch.mul(torch.div(torch.mul(ratio, 4.0), safe), share))
      {INTO}
          gradient = torch.mm(torch.t(torch.reshape(e, [-1, N])), torch.reshape(w, [-1, N]))
          return [omega, torch.mul_(gradient, {COLUMN})]
      """
          .indent(0);

  private LeakyReverseScript() {}

  static String of(LeakyRecurrent spec) {
    boolean uniform = LeakyScript.uniform(spec);
    UpdateForm form = spec.form();
    UnitActivations f = new UnitActivations(spec.activations());
    String loop =
        switch (form) {
          case RATE -> RATE_LOOP;
          case CURRENT -> CURRENT_LOOP;
          case RECTIFIED -> RECTIFIED_LOOP;
        };
    String product =
        uniform
            ? "torch.addmm_(p, now, W, beta=leak)"
            : "torch.addmm_(torch.mul_(p, leak), now, W)";
    return REVERSE
            .replace("{LOOP}\n", loop)
            .replace("{LEAKED_PRODUCT}", product)
            .replace(
                "{LEAKED_NEXT}", LeakyScript.scaled(uniform, "now", "e[torch.add(t, 1)]", "leak"))
            .replace("{LEAKED_FIRST}", LeakyScript.scaled(uniform, "p", "e[0]", "leak"))
            .replace("{BACK}\n", f.backScript("      ", "p", "was", "now"))
            .replace("{BACK_FIRST}\n", f.backScript("    ", "first", "was", "now"))
            .replace("{RATES}", form == UpdateForm.CURRENT ? "A" : "S")
            .replace("{ACTIVITIES}", form == UpdateForm.RECTIFIED ? "S" : "A")
        + vanishing(form, f);
  }

  private static String vanishing(UpdateForm form, UnitActivations f) {
    String transport =
        switch (form) {
          case RATE -> "e = torch.mul(d, " + f.slopeScript("A") + ")";
          case CURRENT -> "e = d";
          case RECTIFIED -> "e = torch.mul(d, " + f.slopeScript("torch.slice(S, 0, 1)") + ")";
        };
    String slope = "slope = " + f.slopeScript("torch.slice(A, 0, 0, T)");
    String z =
        switch (form) {
          case RATE -> "z = torch.add(torch.mul(d, {LEAK}), torch.matmul(e, W))";
          case CURRENT ->
              "z = torch.add(torch.mul(d, {LEAK}), torch.mul(torch.matmul(e, W), slope))";
          case RECTIFIED -> "z = torch.add(torch.mul(e, {LEAK}), torch.matmul(e, W))";
        };
    boolean current = form == UpdateForm.CURRENT;
    return VANISHING
        .replace(
            "{TRANSPORT}\n",
            "    " + transport + "\n" + (current ? "    " + slope + "\n" : "") + "    " + z + "\n")
        .replace("{INTO}\n", current ? "    w = torch.mul(w, slope)\n" : "");
  }
}
