package org.homolog.network.convolution;

import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * The mean over square patches of each channel, or over all places.
 *
 * @param size width and height of a patch; 0 for the whole image, which leaves one unit a channel
 */
public record AveragePool(
    @Option(
            text = "width and height of a patch; 0 for the whole image, one unit a channel",
            byDefault = "0",
            min = 0,
            max = 10000)
        int size)
    implements Part {
  @Override
  public Holding holding() {
    return Holding.AFTERWARDS;
  }

  @Override
  public Extent extent(Site site) {
    Extent image = site.image();
    return size == 0
        ? Extent.units(image.channels())
        : Patches.of(image, image.channels(), size, size, 0);
  }

  @Override
  public String script(Site site) {
    return size == 0
        ? "{out} = torch.mean({in}, [2, 3], False)"
        : "{out} = torch.avg_pool2d({in}, [%1$d, %1$d], [%1$d, %1$d], [0, 0], False, True, None)"
            .formatted(size);
  }
}
