package org.homolog.network.layered;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * A dense skip connection: the channels or units of an earlier layer, then those of the layer
 * before. Huang et al. 2017, doi:10.1109/CVPR.2017.243.
 *
 * @param layer the earlier layer
 */
public record Concatenate(
    @Option(text = "the earlier layer; input for the network's own") String layer) implements Part {
  @Override
  public List<String> others() {
    return List.of(layer);
  }

  @Override
  public Extent extent(Site site) {
    Extent own = site.input();
    Extent other = site.inputs().get(1);
    if (own.isImage() != other.isImage()
        || own.height() != other.height()
        || own.width() != other.width()) {
      throw HomologException.mistake(
          "it joins layers that differ in channels only, but "
              + layer
              + " is "
              + other
              + " and the layer before "
              + own);
    }
    int channels = Math.addExact(own.channels(), other.channels());
    return own.isImage()
        ? Extent.image(channels, own.height(), own.width())
        : Extent.units(channels);
  }

  @Override
  public String script(Site site) {
    return "{out} = torch.cat([{in1}, {in}], 1)";
  }
}
