package org.homolog.learning;

import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Attributes;
import org.homolog.hdf5.Hdf5File;
import org.homolog.network.Network;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.spi.Options;
import org.homolog.storage.WholeHdf5File;

/**
 * A network in one HDF5 file: declaration (attributes of {@code /network}) and conventions, weights
 * ({@code /weights}, a dataset each), training history, seed and provenance ({@code /training}).
 * What is read equals what was written, bit for bit.
 */
public final class NetworkFile {
  private static final String FORMAT = "homolog network";
  private static final int VERSION = 1;

  private NetworkFile() {}

  /**
   * Writes a network. The file appears complete or not at all.
   *
   * @param file where to; replaced if it exists
   * @param trained the network
   * @throws HomologException if the file cannot be written; one that was there before is left as it
   *     was
   */
  public static void write(Path file, TrainedNetwork trained) {
    WholeHdf5File.write(file, "network", hdf5 -> fill(hdf5, trained));
  }

  private static void fill(WritableHdfFile hdf5, TrainedNetwork trained) {
    Network network = trained.network();
    hdf5.putAttribute("format", FORMAT);
    hdf5.putAttribute("version", VERSION);
    WritableGroup declaration = hdf5.putGroup("network");
    declaration.putAttribute("kind", network.spec().kind());
    declaration.putAttribute("inputs", network.inputs());
    declaration.putAttribute("outputs", network.outputs());
    // A dataset: the writer damages files in which a group has attributes but no member.
    declaration.putDataset("conventions", new String[] {network.spec().conventions()});
    attributes(declaration, "option ", Options.resolved((Record) network.spec()));
    WeightArrays.write(hdf5.putGroup("weights"), network.weights());
    WritableGroup training = hdf5.putGroup("training");
    // As text: an attribute read as a double would lose the low bits of a 64-bit seed.
    training.putAttribute("seed", Long.toString(trained.seed()));
    training.putAttribute("ending", Options.kebab(trained.history().ending().name()));
    attributes(training, "about ", trained.provenance());
    training.putDataset("steps_taken", new int[] {trained.history().steps()});
    ReportColumns.write(training, trained.history().reports());
  }

  private static void attributes(WritableNode node, String prefix, Map<String, String> values) {
    values.forEach((name, value) -> node.putAttribute(prefix + name, value));
  }

  /**
   * Reads a network.
   *
   * @param file a file that {@link #write} wrote
   * @return the network
   * @throws HomologException if the file is missing, not HDF5, damaged, or holds something else
   */
  public static TrainedNetwork read(Path file) {
    try (Hdf5File hdf5 = Hdf5File.open(file)) {
      Attributes top = hdf5.root().attributes();
      if (!top.text("format").filter(FORMAT::equals).isPresent()) {
        throw HomologException.unsupported(
            file
                + ": this HDF5 file holds no homolog network; it lacks the attribute format = \""
                + FORMAT
                + "\"");
      }
      double version = top.number("version").orElse(0);
      if (version != VERSION) {
        throw HomologException.unsupported(
            file
                + ": the network file has version "
                + version
                + "; this homolog reads version "
                + VERSION);
      }
      return new TrainedNetwork(
          network(file, hdf5),
          history(file, hdf5),
          seed(file, hdf5),
          texts(hdf5.group("/training").attributes(), "about "));
    }
  }

  private static Network network(Path file, Hdf5File hdf5) {
    Attributes declared = hdf5.group("/network").attributes();
    String kind = declared.text("kind").orElse("");
    int inputs = count(file, declared, "inputs");
    int outputs = count(file, declared, "outputs");
    Map<String, Object> options = new LinkedHashMap<>();
    texts(declared, "option ").forEach((name, text) -> options.put(name, value(text)));
    NetworkSpec spec;
    try {
      spec = NetworkKinds.named(kind).bind(options);
    } catch (Options.InvalidOption | HomologException e) {
      throw HomologException.of(
          HomologException.Kind.DAMAGED, file + ": /network: " + e.getMessage(), e);
    }
    return new Network(
        spec,
        inputs,
        outputs,
        WeightArrays.read(file, hdf5, "/weights", spec.shapes(inputs, outputs)));
  }

  private static int count(Path file, Attributes attributes, String name) {
    double value = attributes.number(name).orElse(Double.NaN);
    if (!(value >= 1 && value <= 1e7 && value == Math.rint(value))) {
      throw HomologException.damaged(
          file + ": /network: attribute " + name + " is " + value + ", not a number of channels");
    }
    return (int) value;
  }

  private static Map<String, String> texts(Attributes attributes, String prefix) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : attributes.names()) {
      if (name.startsWith(prefix)) {
        texts.put(name.substring(prefix.length()), attributes.text(name).orElse(""));
      }
    }
    return texts;
  }

  /** A list is written as [a, b]. */
  private static Object value(String text) {
    if (!text.startsWith("[")) {
      return text;
    }
    String inner = text.substring(1, Math.max(1, text.length() - 1)).strip();
    return inner.isEmpty()
        ? List.of()
        : Arrays.stream(inner.split(",")).map(String::strip).toList();
  }

  private static long seed(Path file, Hdf5File hdf5) {
    String text = hdf5.group("/training").attributes().text("seed").orElse("");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw HomologException.of(
          HomologException.Kind.DAMAGED,
          file + ": /training: the seed \"" + text + "\" is not a whole number",
          e);
    }
  }

  private static TrainingHistory history(Path file, Hdf5File hdf5) {
    String ending = hdf5.group("/training").attributes().text("ending").orElse("");
    TrainingHistory.Ending known =
        Arrays.stream(TrainingHistory.Ending.values())
            .filter(e -> Options.kebab(e.name()).equals(ending))
            .findFirst()
            .orElseThrow(
                () ->
                    HomologException.damaged(
                        file + ": /training: no training ends with \"" + ending + "\""));
    return new TrainingHistory(ReportColumns.read(file, hdf5, "/training"), known);
  }
}
