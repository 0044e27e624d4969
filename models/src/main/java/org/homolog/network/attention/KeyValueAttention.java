package org.homolog.network.attention;

import java.util.List;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * Attention by keys: the layer it stands on is the query q; slots hold learned keys K and values V;
 * y = softmax(K q) V. The shares alpha add up to one. Yang and Wang 2020,
 * doi:10.1016/j.neuron.2020.09.005, Eq 38-42.
 *
 * @param units length of a value
 * @param slots number of keys and values
 * @param score how alike a query and a key are
 */
public record KeyValueAttention(
    @Option(text = "length of a value: the units it gives", min = 1, max = 1e6) int units,
    @Option(text = "number of keys and values", byDefault = "8", min = 1, max = 1e6) int slots,
    @Option(
            text =
                "how alike query and key are: dot product, or divided by the root of their length",
            byDefault = "scaled-dot")
        Score score)
    implements Part {
  @Override
  public Extent extent(Site site) {
    return Extent.units(units);
  }

  @Override
  public List<String> traces() {
    return List.of("score", "alpha");
  }

  @Override
  public Extent trace(String trace, Site site) {
    return Extent.units(slots);
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int length = site.input().units();
    return List.of(
        PartWeight.uniform("K", length, slots, length),
        PartWeight.uniform("V", slots, slots, units));
  }

  @Override
  public String script(Site site) {
    String product = "torch.linear(torch.flatten({in}, 1), {K}, None)";
    return """
        {v}score = SCORE
        {v}alpha = torch.softmax({v}score, 1)
        {out} = torch.mm({v}alpha, {V})
        """
        .replace("SCORE", score.script(product, site.input().units()));
  }
}
