package org.homolog.network.convolution;

import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * The maximum over square patches of each channel; rows and columns that fill no patch are left
 * out.
 *
 * @param size width and height of a patch
 * @param stride step between patches
 */
public record MaxPool(
    @Option(text = "width and height of a patch", byDefault = "2", min = 1, max = 10000) int size,
    @Option(text = "step between patches; 0 for their size", byDefault = "0", min = 0, max = 10000)
        int stride)
    implements Part {
  @Override
  public Holding holding() {
    return Holding.AFTERWARDS;
  }

  @Override
  public Extent extent(Site site) {
    return Patches.of(site.image(), site.image().channels(), size, step(), 0);
  }

  private int step() {
    return stride == 0 ? size : stride;
  }

  @Override
  public String script(Site site) {
    return "{out} = " + script("{in}", size, step());
  }

  /** The maximum over patches of an expression. */
  static String script(String image, int size, int stride) {
    return "torch.max_pool2d(%s, [%2$d, %2$d], [%3$d, %3$d], [0, 0], [1, 1], False)"
        .formatted(image, size, stride);
  }
}
