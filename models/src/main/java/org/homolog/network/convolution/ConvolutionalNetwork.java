package org.homolog.network.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homolog.failure.HomologException;
import org.homolog.network.ActivationFunction;
import org.homolog.network.layered.Blueprint;
import org.homolog.network.layered.LayeredSpec;
import org.homolog.network.layered.Readout;
import org.homolog.spi.Option;

/**
 * A convolutional network: stages of convolution and pooling (layers conv1, conv2, ...), then fully
 * connected layers (hidden1, ...) and a linear output. Yang and Wang 2020,
 * doi:10.1016/j.neuron.2020.09.005, Eq 19-20.
 *
 * @param image [channels, height, width] of the inputs
 * @param channels channels of each stage, first to last
 * @param kernel width and height of the kernels, odd; images keep their size
 * @param pool width of the patches of which each stage takes the maximum
 * @param skip connections past each stage's convolution
 * @param hidden units of each fully connected layer
 * @param activation activation function
 * @param dropout share of units left out after each fully connected layer while learning
 */
public record ConvolutionalNetwork(
    @Option(text = "[channels, height, width] of the inputs", min = 1, max = 1e6)
        List<Integer> image,
    @Option(text = "channels of each stage", byDefault = "6, 16", min = 1, max = 1e5)
        List<Integer> channels,
    @Option(text = "width and height of the kernels, odd", byDefault = "3", min = 1, max = 999)
        int kernel,
    @Option(
            text = "width of the patches of which each stage takes the maximum, 1 for none",
            byDefault = "2",
            min = 1,
            max = 1000)
        int pool,
    @Option(
            text =
                "connections past each convolution: none; residual, its sum with what it convolves;"
                    + " dense, both beside each other",
            byDefault = "none")
        Skip skip,
    @Option(text = "units of each fully connected layer", byDefault = "120, 84", min = 1, max = 1e6)
        List<Integer> hidden,
    @Option(text = "activation function", byDefault = "relu") ActivationFunction activation,
    @Option(
            text = "share of units left out after each fully connected layer while learning",
            byDefault = "0",
            min = 0,
            max = 0.99)
        double dropout)
    implements LayeredSpec {
  /** Connections past a convolution. */
  public enum Skip {
    /** None. */
    NONE,
    /** The sum of the convolution with what it convolves, brought to its number of channels. */
    RESIDUAL,
    /** The channels of what it convolves, then those of the convolution. */
    DENSE
  }

  /** Refuses images of other than three dimensions, and even kernels. */
  public ConvolutionalNetwork {
    image = List.copyOf(image);
    channels = List.copyOf(channels);
    hidden = List.copyOf(hidden);
    if (image.isEmpty()) {
      throw HomologException.mistake("image: must be given as [channels, height, width]");
    }
    if (kernel % 2 == 0) {
      throw HomologException.mistake("kernel: must be odd, but was " + kernel);
    }
    blueprint(image, channels, kernel, pool, skip, hidden, activation, dropout);
  }

  @Override
  public String kind() {
    return "cnn";
  }

  @Override
  public Blueprint blueprint() {
    return blueprint(image, channels, kernel, pool, skip, hidden, activation, dropout);
  }

  private static Blueprint blueprint(
      List<Integer> image,
      List<Integer> channels,
      int kernel,
      int pool,
      Skip skip,
      List<Integer> hidden,
      ActivationFunction activation,
      double dropout) {
    String f = activation.name().toLowerCase(Locale.ROOT);
    List<String> parts = new ArrayList<>();
    List<String> recorded = new ArrayList<>();
    String before = "input";
    int from = image.get(0);
    for (int stage = 1; stage <= channels.size(); stage++) {
      String name = "conv" + stage;
      int to = channels.get(stage - 1);
      String convolution = "convolution " + to + " kernel=" + kernel + " " + f;
      if (skip == Skip.NONE) {
        parts.add(convolution + " pool=" + pool + " as=" + name);
      } else if (skip == Skip.DENSE) {
        parts.add(convolution);
        parts.add("concatenate " + before);
        parts.add("max-pool " + pool + " as=" + name);
        to += from;
      } else {
        parts.add(convolution + " as=stage" + stage);
        String same = before;
        if (from != to) {
          same = "brought" + stage;
          parts.add(
              "convolution " + to + " kernel=1 linear bias=false from=" + before + " as=" + same);
        }
        parts.add("add " + same + " from=stage" + stage);
        parts.add("max-pool " + pool + " as=" + name);
      }
      recorded.add(name);
      before = name;
      from = to;
    }
    for (int layer = 1; layer <= hidden.size(); layer++) {
      parts.add("dense " + hidden.get(layer - 1) + " " + f + " as=hidden" + layer);
      recorded.add("hidden" + layer);
      if (dropout > 0) {
        parts.add("dropout " + dropout);
      }
    }
    return Blueprint.of(parts, image, Readout.LINEAR, recorded, 0);
  }
}
