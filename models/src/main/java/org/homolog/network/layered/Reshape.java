package org.homolog.network.layered;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * The same units as an image, counted channel by channel, row by row.
 *
 * @param channels number of channels
 * @param height rows
 * @param width columns
 */
public record Reshape(
    @Option(text = "number of channels", min = 1, max = 1e6) int channels,
    @Option(text = "rows", min = 1, max = 1e6) int height,
    @Option(text = "columns", min = 1, max = 1e6) int width)
    implements Part {
  @Override
  public Extent extent(Site site) {
    Extent image = Extent.image(channels, height, width);
    if (image.units() != site.input().units()) {
      throw HomologException.mistake(
          "it makes an image of "
              + image
              + ", which is "
              + image.units()
              + " units, but stands on "
              + site.input().units());
    }
    return image;
  }

  @Override
  public String script(Site site) {
    return "{out} = torch.reshape({in}, %s)".formatted(extent(site).batchShape());
  }
}
