package org.homolog.network;

import java.util.Arrays;

/**
 * The roll-out of a network of leaky units and its exact reverse, backpropagation through time
 * derived by hand, each one native call. Inputs are projected and outputs read for all steps in one
 * product; a step costs one product and two or three element-wise operations; weight gradients are
 * one product each. Where units differ in their time constants, a is a vector.
 *
 * <p>In what the methods return, S is the state from step 0 (initial) to T, A the activity that
 * feeds back or, in the rate form, f of the input; y the outputs.
 */
final class LeakyScript {
  private static final String ROLL =
      """
        def roll(self: __torch__.Script,
          x: Tensor,
          noise: List[Tensor],
          Wr: Tensor,
          Wx: Tensor,
          b: Tensor,
          Wy: Tensor,
          by: Tensor,
          r0: Tensor,
          a: {NUMBER},
          strength: {NUMBER}) -> List[Tensor]:
          T = torch.size(x, 0)
          B = torch.size(x, 1)
          N = torch.size(Wr, 0)
          noisy = torch.gt(torch.len(noise), 0)
          A = torch.linear(x, Wx, b)
      {INPUT_NOISE}
          u = torch.unbind(A, 0)
          WrT = torch.contiguous(torch.t(Wr))
          S = torch.new_empty(A, [torch.add(T, 1), B, N])
          s = torch.unbind(S, 0)
          _0 = torch.copy_(s[0], r0)
      {LOOP}
      """
          .indent(0);

  private static final String INPUT_NOISE =
      """
          if noisy:
            _1 = {NOISY_INPUT}
      """;

  private static final String RATE_LOOP =
      """
          for t in range(T):
            v = torch.addmm_(u[t], s[t], WrT)
            _2 = torch.copy_(v, {F:v})
            next = s[torch.add(t, 1)]
            _3 = torch.lerp(s[t], v, a, out=next)
      {STATE_NOISE}
          y = torch.linear(torch.slice(S, 0, 1), Wy, by)
          return [S, A, torch.slice(S, 0, 1), y]
      """;

  private static final String STATE_NOISE =
      """
            if noisy:
              _4 = {NOISY_STATE}
      """;

  private static final String CURRENT_LOOP =
      """
          R = torch.empty_like(S)
          r = torch.unbind(R, 0)
          _2 = torch.copy_(r[0], {F:s[0]})
          for t in range(T):
            v = torch.addmm_(u[t], r[t], WrT)
            next = s[torch.add(t, 1)]
            _3 = torch.lerp(s[t], v, a, out=next)
            _4 = torch.copy_(r[torch.add(t, 1)], {F:next})
          y = torch.linear(torch.slice(R, 0, 1), Wy, by)
          return [S, R, torch.slice(R, 0, 1), y]
      """;

  private static final String RECTIFIED_LOOP =
      """
          for t in range(T):
            v = torch.addmm_(u[t], s[t], WrT)
            next = s[torch.add(t, 1)]
            _3 = torch.lerp(s[t], v, a, out=next)
            _4 = torch.copy_(next, {F:next})
          y = torch.linear(torch.slice(S, 0, 1), Wy, by)
          return [S, S, torch.slice(S, 0, 1), y]
      """;

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
          keep: bool) -> List[Tensor]:
          T = torch.size(x, 0)
          B = torch.size(x, 1)
          N = torch.size(Wr, 0)
          n = torch.mul(T, B)
          leak = {LEAK}
          R = {RATES}
          O = torch.size(dy, 2)
          d = torch.reshape(dy, [n, O])
          gWy = torch.mm(torch.t(d), torch.reshape(torch.slice(R, 0, 1), [n, N]))
          gby = torch.sum(d, [0])
          dR = torch.unbind(torch.reshape(torch.mm(d, Wy), [T, B, N]), 0)
          D = torch.mul({SLOPES}, a)
          q = torch.unbind(D, 0)
          g = torch.zeros_like(q[0])
          kept = annotate(List[Tensor], [])
          for k in range(T):
            t = torch.sub(torch.sub(T, k), 1)
      {STEP}
          E = torch.reshape(D, [n, N])
          gWr = torch.mm(torch.t(E), torch.reshape(torch.slice(R, 0, 0, T), [n, N]))
          gWx = torch.mm(torch.t(E), torch.reshape(x, [n, torch.size(x, 2)]))
          gb = torch.sum(E, [0])
          g0 = {INITIAL}
          gradients = [gWr, gWx, gb, gWy, gby, torch.sum(g0, [0])]
          for k in range(torch.len(kept)):
            _5 = torch.append(gradients, kept[torch.sub(torch.sub(T, k), 1)])
          return gradients
      """;

  // g: gradient by the state after the step; q[t]: first a f', then a f' g, the gradient by the
  // summed input.
  private static final String RATE_STEP =
      """
            _1 = torch.add_(g, dR[t])
            if keep:
              _6 = torch.append(kept, torch.clone(g))
            _2 = torch.mul_(q[t], g)
      {RATE_BACK}
      """;

  // g is the previous q[t]: a times the gradient by the current, which is also that by the summed
  // input.
  private static final String CURRENT_STEP =
      """
            _1 = torch.addmm_(dR[t], g, Wr)
            _2 = torch.mul_(q[t], dR[t])
            g = {LEAKED}
            if keep:
              _6 = torch.append(kept, torch.div(g, a))
      """;

  private static final String RECTIFIED_STEP =
      """
            _1 = torch.add_(g, dR[t])
            if keep:
              _6 = torch.append(kept, torch.clone(g))
            _2 = torch.mul_(q[t], g)
            g = {RECTIFIED_BACK}
      """;

  private static final String RATE_BACK =
      """
            _3 = torch.addmm_(g, q[t], Wr, beta=leak)
      """;

  private static final String RATE_BACK_WITH_OWN_TIME_CONSTANTS =
      """
            _3 = torch.addmm_(torch.mul_(g, leak), q[t], Wr)
      """;

  private LeakyScript() {}

  /** The source for a network's form, activations, time constants and noise scaling. */
  static String of(LeakyRecurrent spec) {
    boolean stateNoise = stateNoise(spec);
    boolean uniform = uniform(spec);
    String loop =
        switch (spec.form()) {
          case RATE -> RATE_LOOP.replace("{STATE_NOISE}\n", stateNoise ? STATE_NOISE : "");
          case CURRENT -> CURRENT_LOOP;
          case RECTIFIED -> RECTIFIED_LOOP;
        };
    String step =
        switch (spec.form()) {
          case RATE ->
              RATE_STEP.replace(
                  "{RATE_BACK}\n", uniform ? RATE_BACK : RATE_BACK_WITH_OWN_TIME_CONSTANTS);
          case CURRENT -> CURRENT_STEP;
          case RECTIFIED ->
              RECTIFIED_STEP.replace(
                  "{RECTIFIED_BACK}",
                  uniform
                      ? "torch.addmm(q[t], q[t], Wr, beta=torch.div(leak, a))"
                      : "torch.addmm(torch.mul(q[t], torch.div(leak, a)), q[t], Wr)");
        };
    UnitActivations f = new UnitActivations(spec.activations());
    String slopes = f.slopeScript(spec.form() == UpdateForm.RATE ? "A" : "torch.slice(A, 0, 1)");
    String initial =
        spec.form() == UpdateForm.CURRENT
            ? scaled(
                uniform,
                "add",
                "torch.mul(torch.mm(g, Wr), " + f.slopeScript("A[0]") + ")",
                "g",
                "torch.div(leak, a)")
            : "g";
    String roll =
        ROLL.replace("{INPUT_NOISE}\n", stateNoise ? "" : INPUT_NOISE)
            .replace("{LOOP}\n", loop)
            .replace("{F:v}", f.script("v"))
            .replace("{F:s[0]}", f.script("s[0]"))
            .replace("{F:next}", f.script("next"));
    String reverse =
        REVERSE
            .replace("{RATES}", spec.form() == UpdateForm.CURRENT ? "A" : "S")
            .replace("{SLOPES}", slopes)
            .replace("{STEP}\n", step)
            .replace("{INITIAL}", initial);
    return (roll + reverse)
        .replace("{NOISY_INPUT}", scaled(uniform, "add_", "A", "noise[0]", "strength"))
        .replace("{NOISY_STATE}", scaled(uniform, "add_", "next", "noise[0][t]", "strength"))
        .replace("{LEAKED}", scaled(uniform, "add_", "q[t]", "g", "leak"))
        .replace("{NUMBER}", uniform ? "float" : "Tensor")
        .replace("{LEAK}", uniform ? "torch.sub(1.0, a)" : "torch.rsub(a, 1.0)");
  }

  /** Whether noise enters outside the activation; elsewhere the two scalings are the same. */
  static boolean stateNoise(LeakyRecurrent spec) {
    return spec.form() == UpdateForm.RATE && spec.noiseScaling() == NoiseScaling.STATE;
  }

  /** Whether all units have one time constant. */
  static boolean uniform(LeakyRecurrent spec) {
    return Arrays.stream(spec.alphas()).distinct().count() == 1;
  }

  /** The sum of two arrays of which the second is scaled by a number, or unit by unit. */
  private static String scaled(
      boolean uniform, String sum, String first, String second, String factor) {
    return uniform
        ? "torch." + sum + "(" + first + ", " + second + ", alpha=" + factor + ")"
        : "torch."
            + sum.replace("add", "addcmul")
            + "("
            + first
            + ", "
            + second
            + ", "
            + factor
            + ")";
  }
}
