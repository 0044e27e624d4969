package org.homolog.network.vision;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * The energy of Gabor filters, as of complex cells: the root of the squared responses of an even
 * and an odd filter, for each wavelength and orientation; one channel each, wavelength by
 * wavelength. Filters have a bandwidth of one octave (sigma = 0.56 wavelengths), no response to
 * uniform light and unit length. Nothing in it is learned. Adelson and Bergen 1985,
 * doi:10.1364/JOSAA.2.000284.
 *
 * @param orientations number of orientations, equally spaced over half a turn
 * @param wavelengths wavelengths, in places
 * @param aspect ratio of the Gaussian's widths along the wave and along the stripes
 */
public record Gabor(
    @Option(text = "number of orientations", byDefault = "8", min = 1, max = 360) int orientations,
    @Option(
            text = "wavelengths, in places of the image",
            byDefault = "4, 8, 16",
            min = 2,
            max = 1000)
        List<Double> wavelengths,
    @Option(
            text = "ratio of the Gaussian's widths along the wave and along the stripes",
            byDefault = "0.5",
            min = 0.01,
            max = 100)
        double aspect)
    implements Part {
  /** Largest standard deviation of a filter, in places. */
  private static final double WIDEST = 500;

  /** Refuses a bank without wavelengths. */
  public Gabor {
    wavelengths = List.copyOf(wavelengths);
    if (wavelengths.isEmpty()) {
      throw HomologException.mistake("wavelengths: at least one is needed");
    }
    for (double wavelength : wavelengths) {
      kernel(wavelength, aspect);
    }
  }

  private static GaborKernel kernel(double wavelength, double aspect) {
    double sigma = 0.56 * wavelength;
    double widest = sigma * Math.max(1, 1 / aspect);
    if (!(widest <= WIDEST)) {
      throw HomologException.mistake(
          "wavelengths: a filter of wavelength "
              + wavelength
              + " and aspect "
              + aspect
              + " is wider than "
              + 4 * WIDEST
              + " places; give shorter ones, or an aspect nearer to 1");
    }
    return new GaborKernel(2 * (int) Math.ceil(2 * widest) + 1, wavelength, sigma, aspect);
  }

  @Override
  public Extent extent(Site site) {
    Extent image = site.image();
    if (image.channels() != 1) {
      throw HomologException.mistake(
          "it filters one channel, but there are " + image.channels() + "; put grey before it");
    }
    return Extent.image(
        Math.multiplyExact(orientations, wavelengths.size()), image.height(), image.width());
  }

  @Override
  public List<PartWeight> weights(Site site) {
    List<PartWeight> weights = new ArrayList<>();
    for (int i = 0; i < wavelengths.size(); i++) {
      GaborKernel kernel = kernel(wavelengths.get(i), aspect);
      Integer[] shape = {orientations, 1, kernel.size(), kernel.size()};
      weights.add(PartWeight.fixed("even" + (i + 1), () -> kernel.bank(orientations, 0), shape));
      weights.add(
          PartWeight.fixed("odd" + (i + 1), () -> kernel.bank(orientations, Math.PI / 2), shape));
    }
    return weights;
  }

  @Override
  public String script(Site site) {
    double longest = wavelengths.stream().mapToDouble(w -> w).max().orElseThrow();
    FourierFilters filters = new FourierFilters(site.image(), kernel(longest, aspect).size() / 2);
    StringBuilder script = new StringBuilder("{v}all = annotate(List[Tensor], [])\n");
    script.append(filters.begin());
    for (int i = 0; i < wavelengths.size(); i++) {
      int size = kernel(wavelengths.get(i), aspect).size();
      script.append(filters.line("{v}even", "{even" + (i + 1) + "}", size));
      script.append(filters.line("{v}odd", "{odd" + (i + 1) + "}", size));
      // The root of exactly zero would have no derivative.
      script.append("{v}squared = torch.add(torch.pow({v}even, 2), torch.pow({v}odd, 2))\n");
      script.append("{v}sum = torch.add({v}squared, 1e-20)\n");
      script.append("{v}a = torch.append({v}all, torch.sqrt({v}sum))\n");
    }
    return script.append("{out} = torch.cat({v}all, 1)\n").toString();
  }
}
