package org.homolog.network.layered;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * A residual skip connection: the sum with an earlier layer. He et al. 2016,
 * doi:10.1109/CVPR.2016.90.
 *
 * @param layer the earlier layer
 */
public record Add(@Option(text = "the earlier layer; input for the network's own") String layer)
    implements Part {
  @Override
  public List<String> others() {
    return List.of(layer);
  }

  @Override
  public Extent extent(Site site) {
    if (!site.input().equals(site.inputs().get(1))) {
      throw HomologException.mistake(
          "it adds layers of one shape, but "
              + layer
              + " is "
              + site.inputs().get(1)
              + " and the layer before "
              + site.input());
    }
    return site.input();
  }

  @Override
  public String script(Site site) {
    return "{out} = torch.add({in}, {in1})";
  }
}
