package org.homolog.network.prediction;

import java.util.List;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * Predictive feedback: units r predict the layer they stand on as U r and settle on what explains
 * it, e = x - U r and r' = r + rate (U^T e - decay r), beginning at zero. The error that is left is
 * a layer of its own. Rao and Ballard 1999, doi:10.1038/4580.
 *
 * @param units number of units
 * @param iterations how often r changes
 * @param rate step of one change
 * @param decay pull of r towards zero
 */
public record PredictiveCoding(
    @Option(text = "number of units", min = 1, max = 1e6) int units,
    @Option(text = "how often r changes", byDefault = "50", min = 1, max = 1e6) int iterations,
    @Option(text = "step of one change", byDefault = "0.05", min = 0, max = 1e3) double rate,
    @Option(text = "pull of r towards zero", byDefault = "0.1", min = 0, max = 1e6) double decay)
    implements Part {
  @Override
  public Extent extent(Site site) {
    return Extent.units(units);
  }

  @Override
  public List<String> traces() {
    return List.of("error");
  }

  @Override
  public Extent trace(String trace, Site site) {
    return site.input();
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int inputs = site.input().units();
    return List.of(PartWeight.uniform("U", inputs, inputs, units));
  }

  @Override
  public String script(Site site) {
    return """
        {v}x = torch.flatten({in}, 1)
        {v}r = torch.new_zeros({in}, [torch.mul(T, B), UNITS])
        for k in range(ITERATIONS):
          {v}e = torch.sub({v}x, torch.linear({v}r, {U}, None))
          {v}change = torch.sub(torch.mm({v}e, {U}), torch.mul({v}r, DECAY))
          {v}r = torch.add({v}r, torch.mul({v}change, RATE))
        {out} = {v}r
        {v}error = torch.sub({v}x, torch.linear({v}r, {U}, None))
        """
        .replace("UNITS", Integer.toString(units))
        .replace("ITERATIONS", Integer.toString(iterations))
        .replace("DECAY", Double.toString(decay))
        .replace("RATE", Double.toString(rate));
  }
}
