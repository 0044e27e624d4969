package org.homolog.network.vision;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.network.layered.Reshape;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * How a model of vision takes an image: grey, by its own contrast, smaller if asked for.
 *
 * @param image [channels, height, width] of the inputs
 * @param order how the inputs are counted
 * @param size rows and columns the image is brought to by averaging; 0 for its own
 */
public record ImageInput(
    @Option(text = "[channels, height, width] of the inputs", min = 1, max = 1e5)
        List<Integer> image,
    @Option(
            text =
                "how the inputs are counted: channels-first, channel by channel; channels-last, place by"
                    + " place, as images are often stored",
            byDefault = "channels-last")
        Reshape.Order order,
    @Option(
            text = "rows and columns the image is brought to by averaging; 0 for its own",
            byDefault = "0",
            min = 0,
            max = 1e5)
        int size) {
  /** Refuses images of other than three dimensions. */
  public ImageInput {
    image = List.copyOf(image);
    if (image.size() != 3) {
      throw HomologException.mistake(
          "image: must be given as [channels, height, width], but was " + image);
    }
  }

  /** The parts that do so. */
  List<String> parts() {
    List<String> parts = new ArrayList<>();
    parts.add(
        "reshape "
            + image.get(0)
            + " "
            + image.get(1)
            + " "
            + image.get(2)
            + " order="
            + Options.kebab(order.name()));
    parts.add("grey");
    if (size > 0) {
      parts.add("resize " + size + " " + size);
    }
    parts.add("contrast");
    return parts;
  }
}
