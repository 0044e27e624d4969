package org.homolog.network.convolution;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.network.ActivationFunction;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * A convolution of an image (cross-correlation: kernels are not mirrored), its activation, and the
 * maximum over patches. Weights are (out, in, height, width). Yang and Wang 2020,
 * doi:10.1016/j.neuron.2020.09.005, Eq 19-20.
 *
 * @param channels channels it gives
 * @param kernel width and height of the kernels
 * @param activation activation function
 * @param stride step between neighbouring places
 * @param padding zeros around the image
 * @param pool width of the patches of which the maximum is taken; 1 for none
 * @param bias whether each channel has a bias
 */
public record Convolution(
    @Option(text = "channels it gives", min = 1, max = 1e5) int channels,
    @Option(text = "width and height of the kernels", byDefault = "3", min = 1, max = 1000)
        int kernel,
    @Option(text = "activation function", byDefault = "relu") ActivationFunction activation,
    @Option(text = "step between neighbouring places", byDefault = "1", min = 1, max = 1000)
        int stride,
    @Option(
            text = "zeros around the image; -1 for half the kernel, which keeps the image's size",
            byDefault = "-1",
            min = -1,
            max = 1000)
        int padding,
    @Option(
            text = "width of the patches of which the maximum is taken, 1 for none",
            byDefault = "1",
            min = 1,
            max = 1000)
        int pool,
    @Option(text = "whether each channel has a bias", byDefault = "true") boolean bias)
    implements Part {
  /** Refuses an even kernel that should keep the image's size. */
  public Convolution {
    if (padding < 0 && kernel % 2 == 0) {
      throw HomologException.mistake(
          "kernel: "
              + kernel
              + " is even and cannot keep the image's size; give padding, or an odd one");
    }
  }

  private int zeros() {
    return padding < 0 ? kernel / 2 : padding;
  }

  @Override
  public Holding holding() {
    return Holding.AFTERWARDS;
  }

  @Override
  public Extent extent(Site site) {
    Extent convolved = Patches.of(site.image(), channels, kernel, stride, zeros());
    return Patches.of(convolved, channels, pool, pool, 0);
  }

  @Override
  public List<PartWeight> weights(Site site) {
    int from = site.image().channels();
    int inputs = Math.multiplyExact(from, kernel * kernel);
    List<PartWeight> weights = new ArrayList<>();
    weights.add(PartWeight.uniform("W", inputs, channels, from, kernel, kernel));
    if (bias) {
      weights.add(PartWeight.uniform("b", inputs, channels));
    }
    return weights;
  }

  @Override
  public String script(Site site) {
    String sum =
        "torch.conv2d({in}, {W}, %s, [%2$d, %2$d], [%3$d, %3$d], [1, 1], 1)"
            .formatted(bias ? "{b}" : "None", stride, zeros());
    String convolved = activation.script(sum);
    return "{out} = " + (pool == 1 ? convolved : MaxPool.script(convolved, pool, pool));
  }
}
