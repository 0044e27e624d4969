package org.homolog.network.vision;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * The last two stages of a hierarchy of template matching and maxima, on {@link HmaxC1}. S2: for
 * each way to put the four orientations into two by two neighbouring patches, exp(-sum (C1 - 1)^2 /
 * (2 width^2)). C2: its maximum over all places and bands, 256 units. Riesenhuber and Poggio 1999,
 * doi:10.1038/14819.
 *
 * @param image the layer with the image that the first stages see
 * @param bands number of bands of the first stages
 * @param width width of the tuning of S2
 */
public record HmaxC2(
    @Option(text = "the layer with the image that the first stages see") String image,
    @Option(text = "number of bands of the first stages", byDefault = "8", min = 1, max = 16)
        int bands,
    @Option(text = "width of the tuning of S2", byDefault = "1", min = 1e-3, max = 1e3)
        double width)
    implements Part {
  @Override
  public List<String> others() {
    return List.of(image);
  }

  private ComplexBands bands(Site site) {
    ComplexBands all = new ComplexBands(site.inputs().get(1), bands);
    if (site.input().units() != all.before(bands + 1)) {
      throw HomologException.mistake(
          "it needs the "
              + all.before(bands + 1)
              + " units that hmax-c1 with "
              + bands
              + " bands makes of "
              + image
              + ", but stands on "
              + site.input().units());
    }
    return all;
  }

  @Override
  public Extent extent(Site site) {
    bands(site);
    return Extent.units((int) Math.pow(ComplexBands.ORIENTATIONS, 4));
  }

  @Override
  public String script(Site site) {
    ComplexBands all = bands(site);
    StringBuilder script = new StringBuilder("{v}all = annotate(List[Tensor], [])\n");
    for (int band = 1; band <= bands; band++) {
      Extent extent = all.extent(band);
      // The four patches' orientations, first down the left column, then down the right one.
      script.append(
          """
          {v}c = torch.reshape(torch.slice({in}, 1, FROM, TO, 1), [-1, CHANNELS, HEIGHT, WIDTH])
          {v}d = torch.pow(torch.rsub({v}c, 1.0), 2)
          {v}upper = torch.slice({v}d, 2, 0, HEIGHT - 1, 1)
          {v}lower = torch.slice({v}d, 2, 1, HEIGHT, 1)
          {v}q1 = torch.flatten(torch.slice({v}upper, 3, 0, WIDTH - 1, 1), 2)
          {v}q2 = torch.flatten(torch.slice({v}upper, 3, 1, WIDTH, 1), 2)
          {v}q3 = torch.flatten(torch.slice({v}lower, 3, 0, WIDTH - 1, 1), 2)
          {v}q4 = torch.flatten(torch.slice({v}lower, 3, 1, WIDTH, 1), 2)
          {v}left = torch.flatten(torch.add(torch.unsqueeze({v}q1, 2), torch.unsqueeze({v}q3, 1)), 1, 2)
          {v}right = torch.flatten(torch.add(torch.unsqueeze({v}q2, 2), torch.unsqueeze({v}q4, 1)), 1, 2)
          {v}both = torch.add(torch.unsqueeze({v}left, 2), torch.unsqueeze({v}right, 1))
          {v}a = torch.append({v}all, torch.amin(torch.flatten({v}both, 1, 2), [2], False))
          """
              .replace("FROM", Integer.toString(all.before(band)))
              .replace("TO", Integer.toString(all.before(band + 1)))
              .replace("HEIGHT - 1", Integer.toString(extent.height() - 1))
              .replace("WIDTH - 1", Integer.toString(extent.width() - 1))
              .replace("CHANNELS", Integer.toString(extent.channels()))
              .replace("HEIGHT", Integer.toString(extent.height()))
              .replace("WIDTH", Integer.toString(extent.width())));
    }
    return script
        .append("{v}least = torch.amin(torch.stack({v}all, 0), [0], False)\n")
        .append("{out} = torch.exp(torch.mul({v}least, ")
        .append(-1 / (2 * width * width))
        .append("))\n")
        .toString();
  }
}
