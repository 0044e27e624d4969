package org.homolog.network.layered;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * The same units as an image.
 *
 * @param channels number of channels
 * @param height rows
 * @param width columns
 * @param order how the units are counted
 */
public record Reshape(
    @Option(text = "number of channels", min = 1, max = 1e6) int channels,
    @Option(text = "rows", min = 1, max = 1e6) int height,
    @Option(text = "columns", min = 1, max = 1e6) int width,
    @Option(
            text =
                "how the units are counted: channels-first, channel by channel, row by row;"
                    + " channels-last, row by row, all channels of a place together",
            byDefault = "channels-first")
        Order order)
    implements Part {
  /** How units are counted. */
  public enum Order {
    /** Channel by channel, row by row. */
    CHANNELS_FIRST,
    /** Row by row, all channels of a place together. */
    CHANNELS_LAST
  }

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
    return order == Order.CHANNELS_FIRST
        ? "{out} = torch.reshape({in}, %s)".formatted(extent(site).batchShape())
        : "{out} = torch.permute(torch.reshape({in}, [-1, %d, %d, %d]), [0, 3, 1, 2])"
            .formatted(height, width, channels);
  }
}
