package org.homolog.network;

import java.util.Arrays;

/**
 * The roll-out of a network of leaky units in one native call. Inputs are projected and outputs
 * read for all steps in one product; a step costs one product and one or two element-wise
 * operations on arrays that are still in the cache. Where units differ in their time constants, a
 * is a vector.
 *
 * <p>In what the methods return, S is the state from step 0 (initial) to T, A the activity that
 * feeds back or, in the rate form, f of the input; then the rates of each step and the outputs.
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
          u = torch.unbind(A, 0)
          W = torch.contiguous(torch.t(Wr))
          for t in range(T):
            v = torch.addmm_(u[t], s[t], W)
      {F:v}
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
          u = torch.unbind(A, 0)
          W = torch.contiguous(torch.t(Wr))
          R = torch.empty_like(S)
          r = torch.unbind(R, 0)
          first = torch.copy_(r[0], s[0])
      {F:first}
          for t in range(T):
            v = torch.addmm_(u[t], r[t], W)
            next = s[torch.add(t, 1)]
            _3 = torch.lerp(s[t], v, a, out=next)
            fed = torch.copy_(r[torch.add(t, 1)], next)
      {F:fed}
          y = torch.linear(torch.slice(R, 0, 1), Wy, by)
          return [S, R, torch.slice(R, 0, 1), y]
      """;

  // The leak joins the matrix: r' = f(r (1 - a + a Wr)' + a I).
  private static final String RECTIFIED_LOOP =
      """
          u = torch.unbind(torch.mul_(A, a), 0)
          W = torch.contiguous(torch.mul(torch.t(Wr), a))
          _2 = torch.add_(torch.diagonal(W), {LEAK})
          for t in range(T):
            next = s[torch.add(t, 1)]
            v = torch.addmm(u[t], s[t], W, out=next)
      {F:next}
          y = torch.linear(torch.slice(S, 0, 1), Wy, by)
          return [S, S, torch.slice(S, 0, 1), y]
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
    UnitActivations f = new UnitActivations(spec.activations());
    String roll =
        ROLL.replace("{INPUT_NOISE}\n", stateNoise ? "" : INPUT_NOISE).replace("{LOOP}\n", loop);
    for (String array : new String[] {"v", "first", "fed", "next"}) {
      String indent = array.equals("first") ? "    " : "      ";
      roll = roll.replace("{F:" + array + "}\n", f.inPlaceScript(indent, array));
    }
    return (roll + LeakyReverseScript.of(spec))
        .replace("{NOISY_INPUT}", scaled(uniform, "A", "noise[0]", "strength"))
        .replace("{NOISY_STATE}", scaled(uniform, "next", "noise[0][t]", "strength"))
        .replace("{NUMBER}", uniform ? "float" : "Tensor")
        .replace("{COLUMN}", uniform ? "a" : "torch.unsqueeze(a, 1)")
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

  /** An array to which another is added, scaled by a number, or unit by unit. */
  static String scaled(boolean uniform, String sum, String added, String factor) {
    return uniform
        ? "torch.add_(" + sum + ", " + added + ", alpha=" + factor + ")"
        : "torch.addcmul_(" + sum + ", " + added + ", " + factor + ")";
  }
}
