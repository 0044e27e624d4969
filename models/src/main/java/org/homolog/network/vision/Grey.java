package org.homolog.network.vision;

import java.util.Arrays;
import java.util.List;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;

/**
 * One channel of several: the luma of red, green and blue (0.299, 0.587, 0.114; ITU-R BT.601), or
 * the mean of any other number of channels.
 */
public record Grey() implements Part {
  private static final double[] LUMA = {0.299, 0.587, 0.114};

  @Override
  public Extent extent(Site site) {
    return Extent.image(1, site.image().height(), site.image().width());
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int channels = site.image().channels();
    return List.of(PartWeight.fixed("shares", () -> shares(channels), channels, 1, 1));
  }

  private static double[] shares(int channels) {
    if (channels == LUMA.length) {
      return LUMA.clone();
    }
    double[] shares = new double[channels];
    Arrays.fill(shares, 1.0 / channels);
    return shares;
  }

  @Override
  public String script(Site site) {
    return "{out} = torch.sum(torch.mul({in}, {shares}), [1], True)";
  }
}
