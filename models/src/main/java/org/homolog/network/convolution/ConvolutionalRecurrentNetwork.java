package org.homolog.network.convolution;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.homolog.failure.HomologException;
import org.homolog.network.ActivationFunction;
import org.homolog.network.layered.Blueprint;
import org.homolog.network.layered.LayeredSpec;
import org.homolog.network.layered.Readout;
import org.homolog.spi.Option;

/**
 * A convolutional recurrent network with feedback: areas in a hierarchy, read by linear units from
 * the mean of each channel of the highest. Layers are area1, ..., the highest as {@code areas}, and
 * {@code pooled}. See {@link ConvolutionalRecurrent}.
 *
 * @param image [channels, height, width] of each step's input
 * @param channels channels of each area, lowest to highest
 * @param kernel width and height of the kernels, odd
 * @param lateral areas with lateral connections, counted from 1
 * @param feedback whether areas get feedback from the area above
 * @param updates times the areas change in one step
 * @param activation activation function
 * @param dt duration of one step, milliseconds; 0 for stimuli without time
 */
public record ConvolutionalRecurrentNetwork(
    @Option(text = "[channels, height, width] of each step's input", min = 1, max = 1e6)
        List<Integer> image,
    @Option(
            text = "channels of each area, lowest to highest",
            byDefault = "8, 16",
            min = 1,
            max = 1e5)
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
    @Option(
            text = "duration of one step, that of the task; 0 for stimuli without time",
            byDefault = "0",
            unit = "ms",
            min = 0,
            max = 1e9)
        double dt)
    implements LayeredSpec {
  /** Refuses areas that are not there, and images of other than three dimensions. */
  public ConvolutionalRecurrentNetwork {
    image = List.copyOf(image);
    channels = List.copyOf(channels);
    lateral = List.copyOf(lateral);
    if (image.isEmpty()) {
      throw HomologException.mistake("image: must be given as [channels, height, width]");
    }
    blueprint(image, channels, kernel, lateral, feedback, updates, activation, dt);
  }

  @Override
  public String kind() {
    return "conv-rnn";
  }

  @Override
  public double stepSeconds() {
    return dt / 1000;
  }

  @Override
  public List<String> populationLayers() {
    return layerNames().stream().filter(layer -> !layer.equals("output")).toList();
  }

  @Override
  public Blueprint blueprint() {
    return blueprint(image, channels, kernel, lateral, feedback, updates, activation, dt);
  }

  private static Blueprint blueprint(
      List<Integer> image,
      List<Integer> channels,
      int kernel,
      List<Integer> lateral,
      boolean feedback,
      int updates,
      ActivationFunction activation,
      double dt) {
    String areas =
        "convolutional-recurrent channels=%s kernel=%d lateral=%s feedback=%s updates=%d %s as=areas"
            .formatted(
                listed(channels),
                kernel,
                listed(lateral.isEmpty() ? List.of(0) : lateral),
                feedback,
                updates,
                activation.name().toLowerCase(Locale.ROOT));
    return Blueprint.of(
        List.of(areas, "average-pool as=pooled"), image, Readout.LINEAR, List.of(), dt);
  }

  private static String listed(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining("/"));
  }
}
