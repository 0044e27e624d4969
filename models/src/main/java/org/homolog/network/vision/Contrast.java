package org.homolog.network.vision;

import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.Site;

/**
 * Each stimulus by its own contrast: less its mean, divided by its standard deviation. A uniform
 * stimulus becomes zero.
 */
public record Contrast() implements Part {
  @Override
  public Extent extent(Site site) {
    return site.input();
  }

  @Override
  public String script(Site site) {
    String all = site.input().isImage() ? "[1, 2, 3]" : "[1]";
    return """
        {v}mean = torch.mean({in}, ALL, True)
        {v}from = torch.sub({in}, {v}mean)
        {v}power = torch.mean(torch.mul({v}from, {v}from), ALL, True)
        {v}least = torch.add(torch.mul(torch.pow({v}mean, 2), 1e-10), 1e-20)
        {v}varies = torch.type_as(torch.gt({v}power, {v}least), {in})
        {v}scale = torch.rsqrt(torch.max({v}power, {v}least))
        {out} = torch.mul(torch.mul({v}from, {v}scale), {v}varies)
        """
        .replace("ALL", all);
  }
}
