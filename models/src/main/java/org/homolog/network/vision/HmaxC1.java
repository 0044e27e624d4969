package org.homolog.network.vision;

import java.util.ArrayList;
import java.util.List;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * The first two stages of a hierarchy of template matching and maxima, nothing in them learned. S1:
 * the absolute response of Gabor filters of four orientations and two sizes a band, by the root of
 * the squared light in their field. C1: its maximum over the two sizes and over patches that
 * overlap by half; band by band, orientation by orientation, row by row.
 *
 * <p>Riesenhuber and Poggio 1999, doi:10.1038/14819; filters and patches of Serre et al. 2007,
 * doi:10.1109/TPAMI.2007.56.
 *
 * @param bands number of bands; filters of band b are 4 b + 3 and 4 b + 5 places wide, patches 2 b
 *     + 6
 */
public record HmaxC1(
    @Option(
            text = "number of bands; the patches of band b are 2 b + 6 places wide",
            byDefault = "8",
            min = 1,
            max = 16)
        int bands)
    implements Part {
  private static final double ASPECT = 0.3;

  private static GaborKernel kernel(int size) {
    double sigma = 0.0036 * size * size + 0.35 * size + 0.18;
    return new GaborKernel(size, sigma / 0.8, sigma, ASPECT);
  }

  @Override
  public Extent extent(Site site) {
    return Extent.units(new ComplexBands(site.image(), bands).before(bands + 1));
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int orientations = ComplexBands.ORIENTATIONS;
    List<PartWeight> weights = new ArrayList<>();
    for (int band = 1; band <= bands; band++) {
      for (int which = 0; which < 2; which++) {
        int size = ComplexBands.filter(band, which);
        weights.add(
            PartWeight.fixed(
                "s" + size, () -> kernel(size).bank(orientations, 0), orientations, 1, size, size));
      }
    }
    return weights;
  }

  @Override
  public String script(Site site) {
    int widest = ComplexBands.filter(bands, 1) / 2;
    FourierFilters filters = new FourierFilters(site.image(), widest);
    StringBuilder script = new StringBuilder("{v}light = torch.pow({in}, 2)\n");
    script.append(filters.begin());
    script.append("{v}all = annotate(List[Tensor], [])\n");
    for (int band = 1; band <= bands; band++) {
      for (int which = 0; which < 2; which++) {
        int size = ComplexBands.filter(band, which);
        script.append(filters.line("{v}f", "{s" + size + "}", size));
        script.append(
            """
            {v}mean = torch.avg_pool2d({v}light, [SIZE, SIZE], [1, 1], [HALF, HALF], False, True, None)
            {v}e = torch.mul({v}mean, AREA)
            {v}sWHICH = torch.div(torch.abs({v}f), torch.sqrt(torch.clamp_min({v}e, 1e-8)))
            """
                .replace("AREA", Double.toString((double) size * size))
                .replace("SIZE", Integer.toString(size))
                .replace("HALF", Integer.toString(size / 2))
                .replace("WHICH", Integer.toString(which)));
      }
      script.append(
          """
          {v}c = torch.max_pool2d(torch.max({v}s0, {v}s1), [PATCH, PATCH], [STEP, STEP], [0, 0], [1, 1], False)
          {v}a = torch.append({v}all, torch.flatten({v}c, 1))
          """
              .replace("PATCH", Integer.toString(ComplexBands.patch(band)))
              .replace("STEP", Integer.toString(ComplexBands.patch(band) / 2)));
    }
    return script.append("{out} = torch.cat({v}all, 1)\n").toString();
  }
}
