package org.homolog.network.layered;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Some of the channels of an image, or of units in a row.
 *
 * @param first first channel, from 1
 * @param count how many
 */
public record Select(
    @Option(text = "first channel, from 1", min = 1, max = 1e9) int first,
    @Option(text = "how many", min = 1, max = 1e9) int count)
    implements Part {
  @Override
  public Extent extent(Site site) {
    Extent input = site.input();
    if ((long) first + count - 1 > input.channels()) {
      throw HomologException.mistake(
          "it selects channels "
              + first
              + " to "
              + ((long) first + count - 1)
              + ", but there are "
              + input.channels());
    }
    return input.isImage()
        ? Extent.image(count, input.height(), input.width())
        : Extent.units(count);
  }

  @Override
  public String script(Site site) {
    return "{out} = torch.slice({in}, 1, %d, %d, 1)".formatted(first - 1, first - 1 + count);
  }
}
