package org.homolog.network.plasticity;

import java.util.List;
import org.homolog.network.ActivationFunction;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * Recurrent units with connections that change within a trial: r_t = f((Wr + A_(t-1)) r_(t-1) + Wx
 * x_t + b), where every trial begins with A = 0 and r = 0. Hebbian: A_t = lambda A_(t-1) + eta r_t
 * r_t^T, with lambda and eta learned. By a learned rule: A_ij = lambda A_ij + theta_0 + theta_1 r_i
 * + theta_2 r_j + theta_3 r_i r_j, with theta learned. Yang and Wang 2020,
 * doi:10.1016/j.neuron.2020.09.005, Eq 45-47; Ba et al. 2016, arXiv:1610.06258; Miconi et al. 2018,
 * arXiv:1804.02464.
 *
 * @param units number of units
 * @param rule how connections change
 * @param activation activation function f
 * @param decay the share lambda of a change that is left after a step, to begin with
 * @param rate the size eta of a change, to begin with
 * @param recordWeights whether A is a layer
 */
public record FastWeights(
    @Option(text = "number of units", min = 1, max = 1e5) int units,
    @Option(
            text =
                "how connections change: hebbian, with decay and rate learned, or by a learned rule of"
                    + " both units' activity",
            byDefault = "hebbian")
        Rule rule,
    @Option(text = "activation function", byDefault = "tanh") ActivationFunction activation,
    @Option(
            text = "share of a change that is left after a step; learned by the hebbian rule",
            byDefault = "0.9",
            min = 0,
            max = 1)
        double decay,
    @Option(
            text = "size of a change, to begin with; a learned rule begins with it for r_i r_j",
            byDefault = "0.05",
            min = -1e3,
            max = 1e3)
        double rate,
    @Option(
            text = "whether the changing connections are a layer too, units x units",
            byDefault = "false")
        boolean recordWeights)
    implements Part {
  /** How connections change. */
  public enum Rule {
    /** By the product of both units' activity. */
    HEBBIAN,
    /** By a learned polynomial of both units' activity. */
    LEARNED
  }

  @Override
  public Extent extent(Site site) {
    return Extent.units(units);
  }

  @Override
  public List<String> traces() {
    return recordWeights ? List.of("weights") : List.of();
  }

  @Override
  public Extent trace(String trace, Site site) {
    return Extent.units(Math.multiplyExact(units, units));
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int inputs = site.input().units();
    List<PartWeight> own =
        rule == Rule.HEBBIAN
            ? List.of(PartWeight.constant("lambda", decay, 1), PartWeight.constant("eta", rate, 1))
            : List.of(
                PartWeight.kept("lambda", decay, 1),
                new PartWeight(
                    "theta", List.of(4), true, (n, random) -> new double[] {0, 0, 0, rate}));
    List<PartWeight> weights =
        new java.util.ArrayList<>(
            List.of(
                PartWeight.normal("Wr", 0.5 / Math.sqrt(units), units, units),
                PartWeight.uniform("Wx", inputs, units, inputs),
                PartWeight.constant("b", 0, units)));
    weights.addAll(own);
    return weights;
  }

  private static String theta(int k) {
    return "torch.slice({theta}, 0, %d, %d, 1)".formatted(k, k + 1);
  }

  @Override
  public String script(Site site) {
    String product = "torch.bmm({v}post, {v}pre)";
    String change =
        rule == Rule.HEBBIAN
            ? "torch.mul(" + product + ", {eta})"
            : "torch.add(torch.add(torch.mul({v}post, %s), torch.mul({v}pre, %s)),"
                    .formatted(theta(1), theta(2))
                + " torch.add(torch.mul(%s, %s), %s))".formatted(product, theta(3), theta(0));
    String sum = "torch.add(torch.add(torch.linear({v}r, {Wr}, None), {v}fast), {v}x[t])";
    String keep = recordWeights ? "  {v}k = torch.append({v}as, torch.flatten({v}A, 1))\n" : "";
    return """
        {v}x = torch.split(torch.linear(torch.flatten({in}, 1), {Wx}, {b}), B)
        {v}r = torch.new_zeros({in}, [B, UNITS])
        {v}A = torch.new_zeros({in}, [B, UNITS, UNITS])
        {v}rs = annotate(List[Tensor], [])
        {v}as = annotate(List[Tensor], [])
        for t in range(T):
          {v}fast = torch.squeeze(torch.bmm({v}A, torch.unsqueeze({v}r, 2)), 2)
          {v}r = ACTIVITY
          {v}post = torch.unsqueeze({v}r, 2)
          {v}pre = torch.unsqueeze({v}r, 1)
          {v}A = torch.add(torch.mul({v}A, {lambda}), CHANGE)
          {v}k = torch.append({v}rs, {v}r)
        KEEP{out} = torch.cat({v}rs, 0)
        """
            .replace("KEEP", keep)
            .replace("ACTIVITY", activation.script(sum))
            .replace("CHANGE", change)
            .replace("UNITS", Integer.toString(units))
        + (recordWeights ? "{v}weights = torch.cat({v}as, 0)\n" : "");
  }
}
