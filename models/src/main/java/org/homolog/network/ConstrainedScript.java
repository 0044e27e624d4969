package org.homolog.network;

/**
 * The weights that act under {@link WeightConstraints}, and gradients back to the arrays that
 * learning changes, each one native call. {@code w} are the stored arrays in order, {@code sign} a
 * value per unit, {@code reached} a column.
 */
final class ConstrainedScript {
  private ConstrainedScript() {}

  static String of(WeightConstraints constraints) {
    DaleConstraint dale = constraints.dale();
    int next = WeightConstraints.LEARNED;
    StringBuilder acting = new StringBuilder(line("Wr", dale.script("w[0]")));
    StringBuilder chain = new StringBuilder(line("g", "gradients[0]"));
    StringBuilder pull = new StringBuilder();
    String masking = "";
    if (constraints.masked()) {
      acting.append(line("Wr", "torch.mul(Wr, w[" + next + "])"));
      masking = line("g", "torch.mul(g, w[" + next + "])");
      next++;
    }
    if (constraints.fixed()) {
      acting.append(line("Wr", "torch.add(Wr, " + dale.script("w[" + next + "]") + ")"));
      next++;
    }
    if (constraints.anchored()) {
      // Eq 44: the gradient of beta sum M (W - anchor)^2.
      pull.append(line("away", "torch.sub(acting[0], w[" + next + "])"));
      pull.append(
          line(
              "g",
              "torch.add(g, torch.mul(away, w[" + (next + 1) + "]), alpha=torch.mul(2.0, beta))"));
    }
    chain.append(pull);
    if (dale != DaleConstraint.NONE) {
      acting.append(line("Wr", "torch.mul(Wr, sign)"));
      chain.append(line("g", "torch.mul(g, sign)"));
    }
    chain.append(masking);
    chain.append(line("g", dale.chainScript("g", "w[0]")));
    boolean gated = !constraints.reachesAll();
    int units = constraints.units();
    boolean part = constraints.readTo() - constraints.readFrom() < units;
    String input = gated ? "torch.mul(w[1], reached)" : "w[1]";
    String output =
        part
            ? "torch.constant_pad_nd(w[3], ["
                + constraints.readFrom()
                + ", "
                + (units - constraints.readTo())
                + "], 0)"
            : "w[3]";
    String inputBack = gated ? "torch.mul(gradients[1], reached)" : "gradients[1]";
    String outputBack =
        part
            ? "torch.contiguous(torch.slice(gradients[3], 1, "
                + constraints.readFrom()
                + ", "
                + constraints.readTo()
                + "))"
            : "gradients[3]";
    return """
          def acting(self: __torch__.Script,
            w: List[Tensor],
            sign: Tensor,
            reached: Tensor) -> List[Tensor]:
        {ACTING}    return [Wr, {INPUT}, w[2], {OUTPUT}, w[4], w[5]]
          def chain(self: __torch__.Script,
            w: List[Tensor],
            acting: List[Tensor],
            gradients: List[Tensor],
            sign: Tensor,
            reached: Tensor,
            beta: float) -> List[Tensor]:
        {CHAIN}    return [g, {INPUT_BACK}, gradients[2], {OUTPUT_BACK}, gradients[4], gradients[5]]
        """
        .replace("{ACTING}", acting)
        .replace("{CHAIN}", chain)
        .replace("{INPUT}", input)
        .replace("{OUTPUT}", output)
        .replace("{INPUT_BACK}", inputBack)
        .replace("{OUTPUT_BACK}", outputBack);
  }

  private static String line(String name, String value) {
    return "    " + name + " = " + value + "\n";
  }
}
