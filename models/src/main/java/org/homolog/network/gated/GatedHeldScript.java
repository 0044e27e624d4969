package org.homolog.network.gated;

import org.homolog.network.TapeScript;

/**
 * Roll-outs of layers of gated units in which outputs h of one layer are held: what other units and
 * the readout receive. Held is h at the end of a step; the cell of a long short-term memory runs on
 * behind it. No operation is in place, so that the engine can derive gradients.
 */
final class GatedHeldScript {
  private static final String HEAD =
      """
        def compute(self: __torch__.Script,
          arguments: List[Tensor],
          recording: bool) -> List[Tensor]:
          before = torch.is_grad_enabled()
          _0 = torch.set_grad_enabled(recording)
          x0 = arguments[0]
          T = torch.size(x0, 0)
          B = torch.size(x0, 1)
      """;

  private static final String FOOT =
      """
          _1 = torch.set_grad_enabled(before)
          return [x{HELD}, y]
        def plain(self: __torch__.Script,
          arguments: List[Tensor]) -> List[Tensor]:
          return (self).compute(arguments, False)
        def tape(self: __torch__.Script,
          arguments: List[Tensor]) -> List[Tensor]:
          return (self).compute(arguments, True)
      """;

  // {I} is the layer's input, {O} its output, {0} and so on its weights.
  private static final String BEGIN =
      """
          h = torch.new_zeros(x0, [B, {UNITS}])
      {FIRST}
          all = annotate(List[Tensor], [])
          for t in range(T):
      """;

  private static final String END =
      """
      {HOLD}
            _2 = torch.append(all, h)
          {O} = torch.stack(all, 0)
      """;

  private static final String HOLD =
      "h = torch.add(torch.lerp(h, ats[{AT}], torch.mul(held_which, whens[{AT}])), mores[{AT}])";

  private static final String MEMORY =
      """
          u = torch.unbind(torch.linear({I}, {0}, torch.add({2}, {3})), 0)
          c = torch.new_zeros(x0, [B, {UNITS}])
      {BEGIN}
            p = torch.chunk(torch.add(u[t], torch.linear(h, {1}, None)), 4, 1)
            k = torch.mul(torch.sigmoid(p[0]), torch.tanh(p[2]))
            c = torch.add(torch.mul(torch.sigmoid(p[1]), c), k)
            h = torch.mul(torch.sigmoid(p[3]), torch.tanh(c))
      {END}
      """;

  private static final String UNIT =
      """
          u = torch.unbind(torch.linear({I}, {0}, {2}), 0)
      {BEGIN}
            p = torch.chunk(u[t], 3, 1)
            q = torch.chunk(torch.linear(h, {1}, {3}), 3, 1)
            r = torch.sigmoid(torch.add(p[0], q[0]))
            z = torch.sigmoid(torch.add(p[1], q[1]))
            n = torch.tanh(torch.add(p[2], torch.mul(r, q[2])))
            h = torch.lerp(n, h, z)
      {END}
      """;

  private static final String LEAKY =
      """
          I = torch.size({I}, 2)
          u = torch.unbind(torch.linear({I}, torch.slice({0}, 1, 0, I), {1}), 0)
          v = torch.unbind(torch.linear({I}, torch.slice({2}, 1, 0, I), {3}), 0)
      {BEGIN}
            s = torch.add(u[t], torch.linear(h, torch.slice({0}, 1, I), None))
            p = torch.chunk(torch.sigmoid(s), 2, 1)
            m = torch.linear(torch.mul(p[0], h), torch.slice({2}, 1, I), None)
            h = torch.lerp(h, torch.tanh(torch.add(v[t], m)), torch.mul(p[1], {ALPHA}))
      {END}
      """;

  private GatedHeldScript() {}

  /** The source for a network with the outputs of one layer held. */
  static String of(GatedRecurrent spec, int held) {
    int arrays = 4 * spec.layers();
    StringBuilder source = new StringBuilder(HEAD);
    String[] names = {"Wy", "by", "held_which", "held_when", "held_at", "held_more"};
    for (int i = 0; i < names.length; i++) {
      source.append("    %s = arguments[%d]\n".formatted(names[i], 1 + arrays + i));
    }
    for (String name : new String[] {"held_when", "held_at", "held_more"}) {
      source.append(
          "    %s = torch.unbind(%s, 0)\n".formatted(name.replace("held_", "") + "s", name));
    }
    for (int layer = 0; layer < spec.layers(); layer++) {
      source.append(layer(spec, layer, layer == held));
    }
    return source
        .append("    y = torch.linear(x%d, Wy, by)\n".formatted(spec.layers()))
        .append(FOOT.replace("{HELD}", Integer.toString(held + 1)))
        .append(TapeScript.REVERSE)
        .toString();
  }

  private static String layer(GatedRecurrent spec, int layer, boolean held) {
    String body =
        spec instanceof LeakyGatedUnit leaky
            ? LEAKY.replace("{ALPHA}", Double.toString(leaky.alpha()))
            : spec instanceof LongShortTermMemory ? MEMORY : UNIT;
    body =
        body.replace("{BEGIN}\n", BEGIN)
            .replace("{END}\n", END)
            .replace("{FIRST}\n", held ? "    " + HOLD.replace("{AT}", "0") + "\n" : "")
            .replace(
                "{HOLD}\n", held ? "      " + HOLD.replace("{AT}", "torch.add(t, 1)") + "\n" : "")
            .replace("{UNITS}", Integer.toString(spec.units()))
            .replace("{I}", "x" + layer)
            .replace("{O}", "x" + (layer + 1));
    for (int i = 0; i < 4; i++) {
      body = body.replace("{" + i + "}", "arguments[" + (1 + 4 * layer + i) + "]");
    }
    return body;
  }
}
