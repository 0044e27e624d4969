package org.homolog.network.layered;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homolog.network.ActivationFunction;
import org.homolog.spi.Option;

/**
 * An autoencoder: fully connected layers down to a code (encode1, ..., code) and, mirrored, up to
 * the output (decode1, ...), whose targets are the inputs. With linear activation the code spans
 * the first principal components. Baldi and Hornik 1989, doi:10.1016/0893-6080(89)90014-2.
 *
 * @param code units of the code
 * @param hidden units of each layer between input and code; mirrored between code and output
 * @param activation activation function of those layers
 * @param codeActivation activation function of the code
 * @param bias whether the units have biases
 */
public record Autoencoder(
    @Option(text = "units of the code", min = 1, max = 1e6) int code,
    @Option(
            text = "units of each layer between input and code; mirrored between code and output",
            min = 1,
            max = 1e6)
        List<Integer> hidden,
    @Option(text = "activation function of those layers", byDefault = "relu")
        ActivationFunction activation,
    @Option(text = "activation function of the code", byDefault = "linear")
        ActivationFunction codeActivation,
    @Option(text = "whether the units have biases", byDefault = "true") boolean bias)
    implements LayeredSpec {
  /** Copies the list. */
  public Autoencoder {
    hidden = List.copyOf(hidden);
  }

  @Override
  public String kind() {
    return "autoencoder";
  }

  @Override
  public Blueprint blueprint() {
    List<String> parts = new ArrayList<>();
    for (int layer = 1; layer <= hidden.size(); layer++) {
      parts.add(dense(hidden.get(layer - 1), activation, "encode" + layer));
    }
    parts.add(dense(code, codeActivation, "code"));
    for (int layer = 1; layer <= hidden.size(); layer++) {
      parts.add(dense(hidden.get(hidden.size() - layer), activation, "decode" + layer));
    }
    Readout readout = bias ? Readout.LINEAR : Readout.UNBIASED;
    return Blueprint.of(parts, List.of(), readout, List.of(), 0);
  }

  private String dense(int units, ActivationFunction function, String name) {
    return "dense "
        + units
        + " "
        + function.name().toLowerCase(Locale.ROOT)
        + " bias="
        + bias
        + " as="
        + name;
  }
}
