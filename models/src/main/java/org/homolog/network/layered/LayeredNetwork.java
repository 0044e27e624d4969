package org.homolog.network.layered;

import java.util.List;
import org.homolog.spi.Option;

/**
 * A network of named parts, one after the other or wherever {@code from} puts them. A part is a
 * line of words, such as {@code dense 50 tanh}, {@code convolution 16 kernel=5 pool=2 as=v1} or
 * {@code add v1}.
 *
 * @param layers the parts, first to last
 * @param image [channels, height, width] of the inputs; empty for units in a row
 * @param readout how the last layer becomes the output
 * @param record layers recorded beside the output; empty for all
 * @param dt duration of one step, milliseconds; 0 for a network without time
 */
public record LayeredNetwork(
    @Option(
            text =
                "the parts, first to last, each a line: KIND VALUE ... OPTION=VALUE ... [from=LAYER]"
                    + " [as=NAME], such as convolution 16 kernel=5 as=v1; items of a list are divided by"
                    + " a slash; homolog describe KIND tells a part's options")
        List<String> layers,
    @Option(
            text = "[channels, height, width] of the inputs; none for units in a row",
            min = 1,
            max = 1e6)
        List<Integer> image,
    @Option(
            text =
                "how the last layer becomes the output: linear units follow it, unbiased ones, or none",
            byDefault = "linear")
        Readout readout,
    @Option(text = "layers recorded beside the output; without it all") List<String> record,
    @Option(
            text = "duration of one step, that of the task; 0 for a network without time",
            byDefault = "0",
            unit = "ms",
            min = 0,
            max = 1e9)
        double dt)
    implements LayeredSpec {
  /** Refuses parts that are unknown or named wrongly. */
  public LayeredNetwork {
    layers = List.copyOf(layers);
    image = List.copyOf(image);
    record = List.copyOf(record);
    Blueprint.of(layers, image, readout, record, dt);
  }

  @Override
  public String kind() {
    return "layered";
  }

  @Override
  public Blueprint blueprint() {
    return Blueprint.of(layers, image, readout, record, dt);
  }

  @Override
  public double stepSeconds() {
    return dt / 1000;
  }
}
