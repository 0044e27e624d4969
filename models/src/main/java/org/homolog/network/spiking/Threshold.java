package org.homolog.network.spiking;

import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * Binary units: one where the input is above the threshold, else zero; the derivative is that of a
 * surrogate.
 *
 * @param threshold the threshold
 * @param surrogate what stands for the derivative
 * @param sharpness of the surrogate; 0 for the usual
 */
public record Threshold(
    @Option(text = "the threshold", byDefault = "0") double threshold,
    @Option(text = "what stands for the derivative", byDefault = "superspike") Surrogate surrogate,
    @Option(
            text = "sharpness of the surrogate; 0 for the usual: 100, 25, 2, 0.3",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double sharpness)
    implements Part {
  @Override
  public Extent extent(Site site) {
    return site.input();
  }

  @Override
  public String script(Site site) {
    return surrogate.script("{out}", "torch.sub({in}, " + threshold + ")", sharpness);
  }
}
