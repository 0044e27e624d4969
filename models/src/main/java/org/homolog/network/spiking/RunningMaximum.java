package org.homolog.network.spiking;

import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.Site;

/**
 * The largest value so far of each unit: in the last step, its maximum over time, by which spiking
 * networks are often read. Of equal values the first counts, also back through time.
 */
public record RunningMaximum() implements Part {
  @Override
  public Extent extent(Site site) {
    return Extent.units(site.input().units());
  }

  @Override
  public String script(Site site) {
    return """
        {v}x = torch.split(torch.flatten({in}, 1), B)
        {v}m = {v}x[0]
        {v}all = annotate(List[Tensor], [])
        for t in range(T):
          {v}m = torch.where(torch.gt({v}x[t], {v}m), {v}x[t], {v}m)
          {v}k = torch.append({v}all, {v}m)
        {out} = torch.cat({v}all, 0)
        """;
  }
}
