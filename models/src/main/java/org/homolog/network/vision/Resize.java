package org.homolog.network.vision;

import org.homolog.failure.HomologException;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * A smaller image: each place is the mean of the places it covers.
 *
 * @param height rows
 * @param width columns
 */
public record Resize(
    @Option(text = "rows", min = 1, max = 1e5) int height,
    @Option(text = "columns", min = 1, max = 1e5) int width)
    implements Part {
  @Override
  public Extent extent(Site site) {
    Extent image = site.image();
    if (height > image.height() || width > image.width()) {
      throw HomologException.mistake(
          "it makes images smaller, but is asked for "
              + height
              + " x "
              + width
              + " of "
              + image.height()
              + " x "
              + image.width());
    }
    return Extent.image(image.channels(), height, width);
  }

  @Override
  public String script(Site site) {
    return "{out} = torch.adaptive_avg_pool2d({in}, [%d, %d])".formatted(height, width);
  }
}
