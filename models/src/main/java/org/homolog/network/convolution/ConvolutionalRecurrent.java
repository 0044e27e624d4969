package org.homolog.network.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.network.ActivationFunction;
import org.homolog.network.layered.Extent;
import org.homolog.network.layered.Part;
import org.homolog.network.layered.PartWeight;
import org.homolog.network.layered.Site;
import org.homolog.spi.Option;

/**
 * Areas of convolutional units in a hierarchy, with lateral connections within an area and feedback
 * from the area above. All areas change at once, from the states before: h_k' = f(ff_k * h_(k-1) +
 * lat_k * h_k + fb_k * h_(k+1)), where h_0 is the image of the step, * is a convolution that keeps
 * the image's size, and every state begins at zero. The result is the last area.
 *
 * @param channels channels of each area, lowest to highest
 * @param kernel width and height of the kernels, odd
 * @param lateral areas with lateral connections, counted from 1
 * @param feedback whether areas get feedback from the area above
 * @param updates times the areas change in one step
 * @param activation activation function f
 * @param bias whether each channel of an area has a bias
 */
public record ConvolutionalRecurrent(
    @Option(text = "channels of each area, lowest to highest", min = 1, max = 1e5)
        List<Integer> channels,
    @Option(text = "width and height of the kernels, odd", byDefault = "3", min = 1, max = 999)
        int kernel,
    @Option(
            text = "areas with lateral connections, counted from 1; 0 for none",
            byDefault = "1",
            min = 0,
            max = 1000)
        List<Integer> lateral,
    @Option(text = "whether areas get feedback from the area above", byDefault = "true")
        boolean feedback,
    @Option(text = "times the areas change in one step", byDefault = "1", min = 1, max = 10000)
        int updates,
    @Option(text = "activation function", byDefault = "relu") ActivationFunction activation,
    @Option(text = "whether each channel of an area has a bias", byDefault = "false") boolean bias)
    implements Part {
  /** Refuses areas that are not there, and kernels without a middle. */
  public ConvolutionalRecurrent {
    channels = List.copyOf(channels);
    lateral = List.copyOf(lateral);
    if (channels.isEmpty()) {
      throw HomologException.mistake("channels: at least one area is needed");
    }
    if (kernel % 2 == 0) {
      throw HomologException.mistake("kernel: must be odd, but was " + kernel);
    }
    for (int area : lateral) {
      if (area > channels.size()) {
        throw HomologException.mistake(
            "lateral: there is no area " + area + ", only 1 to " + channels.size());
      }
    }
  }

  private boolean isLateral(int area) {
    return lateral.contains(area);
  }

  private boolean isFedBack(int area) {
    return feedback && area < channels.size();
  }

  @Override
  public Extent extent(Site site) {
    return area(channels.size(), site);
  }

  private Extent area(int area, Site site) {
    Extent image = site.image();
    return Extent.image(channels.get(area - 1), image.height(), image.width());
  }

  @Override
  public List<String> traces() {
    return IntStream.range(1, channels.size()).mapToObj(area -> "area" + area).toList();
  }

  @Override
  public Extent trace(String trace, Site site) {
    return area(Integer.parseInt(trace.substring("area".length())), site);
  }

  @Override
  public List<PartWeight> weights(Site site) {
    List<PartWeight> weights = new ArrayList<>();
    for (int area = 1; area <= channels.size(); area++) {
      int to = channels.get(area - 1);
      int below = area == 1 ? site.image().channels() : channels.get(area - 2);
      int from = below;
      from += isLateral(area) ? to : 0;
      from += isFedBack(area) ? channels.get(area) : 0;
      int inputs = Math.multiplyExact(from, kernel * kernel);
      weights.add(PartWeight.uniform("ff" + area, inputs, to, below, kernel, kernel));
      if (isLateral(area)) {
        weights.add(PartWeight.uniform("lat" + area, inputs, to, to, kernel, kernel));
      }
      if (isFedBack(area)) {
        int above = channels.get(area);
        weights.add(PartWeight.uniform("fb" + area, inputs, to, above, kernel, kernel));
      }
      if (bias) {
        weights.add(PartWeight.uniform("b" + area, inputs, to));
      }
    }
    return weights;
  }

  @Override
  public String script(Site site) {
    StringBuilder begin = new StringBuilder();
    StringBuilder update = new StringBuilder();
    StringBuilder keep = new StringBuilder();
    StringBuilder stack = new StringBuilder();
    int areas = channels.size();
    for (int area = 1; area <= areas; area++) {
      Extent extent = area(area, site);
      begin.append(
          "{v}h%d = torch.new_zeros({in}, [B, %d, %d, %d])\n"
              .formatted(area, extent.channels(), extent.height(), extent.width()));
      begin.append("{v}all%d = annotate(List[Tensor], [])\n".formatted(area));
      update.append("    {v}n%d = %s\n".formatted(area, activation.script(sum(area))));
      keep.append("  {v}a%1$d = torch.append({v}all%1$d, {v}h%1$d)\n".formatted(area));
      String name = area == areas ? "{out}" : "{v}area" + area;
      stack.append("%s = torch.cat({v}all%d, 0)\n".formatted(name, area));
    }
    for (int area = 1; area <= areas; area++) {
      update.append("    {v}h%1$d = {v}n%1$d\n".formatted(area));
    }
    return begin
        + "{v}x = torch.split({in}, B)\n"
        + "for t in range(T):\n"
        + "  for k in range(%d):\n".formatted(updates)
        + update
        + keep
        + stack;
  }

  private String sum(int area) {
    String below = area == 1 ? "{v}x[t]" : "{v}h" + (area - 1);
    String sum = convolved(below, "{ff" + area + "}", bias ? "{b" + area + "}" : "None");
    if (isLateral(area)) {
      sum = added(sum, convolved("{v}h" + area, "{lat" + area + "}", "None"));
    }
    if (isFedBack(area)) {
      sum = added(sum, convolved("{v}h" + (area + 1), "{fb" + area + "}", "None"));
    }
    return sum;
  }

  private static String added(String one, String other) {
    return "torch.add(" + one + ", " + other + ")";
  }

  private String convolved(String image, String weights, String bias) {
    return "torch.conv2d(%s, %s, %s, [1, 1], [%4$d, %4$d], [1, 1], 1)"
        .formatted(image, weights, bias, kernel / 2);
  }
}
