package org.homolog.network.foreign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.network.NetworkBlock;
import org.homolog.network.NetworkSpec;
import org.homolog.network.WeightShape;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Option;
import org.homolog.torch.Precision;
import org.homolog.torch.Torch;

/**
 * A network in a TorchScript file, fixed: nothing of it is learned. Its {@code forward} takes one
 * tensor and returns the output, or a dictionary of named layers with "output" among them, or a
 * tuple of the named layers with the output last. Where it returns the output alone, layers are
 * modules of the network, such as "fc1", each called once. The language of such files computes with
 * tensors and cannot reach files or the internet.
 *
 * @param file the file
 * @param sha256 hash that the file must have; empty for any
 * @param layers layers to be recorded, beside the output: keys of the dictionary, names for the
 *     members of the tuple in order, or modules
 * @param dt duration of one step, milliseconds; 0 for a network without time, which sees every step
 *     by itself
 * @param order how a network with time takes its input
 * @param inputShape shape of one input, such as [1, 28, 28]; empty for a row
 */
public record TorchScriptNetwork(
    @Option(text = "the TorchScript file; in a study, weights: {file: ...} names it") String file,
    @Option(text = "hash that the file must have") String sha256,
    @Option(
            text =
                "layers to be recorded beside the output: keys of the dictionary that forward returns,"
                    + " names for the members of its tuple in order, or modules such as fc1 where it"
                    + " returns the output alone")
        List<String> layers,
    @Option(
            text =
                "duration of one step, that of the task; 0 for a network without time, which sees every"
                    + " step by itself",
            byDefault = "0",
            unit = "ms",
            min = 0,
            max = 1e9)
        double dt,
    @Option(
            text =
                "how a network with time takes its input: time-first [time, batch, input], batch-first"
                    + " [batch, time, input]",
            byDefault = "time-first")
        Order order,
    @Option(text = "shape of one input, such as [1, 28, 28]; a row if none is said", min = 1)
        List<Integer> inputShape)
    implements NetworkSpec {
  /** Which axis comes first. */
  public enum Order {
    /** [time, batch, input]. */
    TIME_FIRST,
    /** [batch, time, input]. */
    BATCH_FIRST
  }

  /** Refuses impossible values. */
  public TorchScriptNetwork {
    layers = List.copyOf(layers);
    inputShape = List.copyOf(inputShape);
    if (file.isEmpty()) {
      throw HomologException.mistake("file: a torchscript network needs its file");
    }
    if (layers.contains("output") || layers.stream().distinct().count() < layers.size()) {
      throw HomologException.mistake(
          "layers: each is named once, and the output is always there, but they are " + layers);
    }
    if (!(dt >= 0 && Double.isFinite(dt))) {
      throw HomologException.mistake("dt: must be 0 or more, but is " + dt + " ms");
    }
    if (inputShape.stream().anyMatch(size -> size < 1)) {
      throw HomologException.mistake("input-shape: every size is 1 or more, but is " + inputShape);
    }
  }

  @Override
  public String kind() {
    return "torchscript";
  }

  @Override
  public List<String> layerNames() {
    List<String> names = new ArrayList<>(layers);
    names.add("output");
    return names;
  }

  @Override
  public List<String> populationLayers() {
    return layers.isEmpty() ? List.of("output") : layers;
  }

  @Override
  public List<WeightShape> shapes(int inputs, int outputs) {
    return List.of();
  }

  @Override
  public Map<String, double[]> initialWeights(int inputs, int outputs, CounterRandom random) {
    return Map.of();
  }

  @Override
  public double stepSeconds() {
    return dt / 1000;
  }

  @Override
  public String conventions() {
    return "The network is the TorchScript file of the option file, whose SHA-256 is the option"
        + " sha256; its weights are in that file.";
  }

  @Override
  public NetworkBlock block(int inputs, int outputs, Torch torch, Precision precision) {
    Path path = Path.of(file);
    if (!Files.isRegularFile(path)) {
      throw HomologException.mistake(file + ": there is no such file");
    }
    String found = hash(path);
    if (!sha256.isEmpty() && !sha256.equals(found)) {
      throw HomologException.mistake(
          file + " has the hash " + found + ", so it is not the network with the hash " + sha256);
    }
    return new TorchScriptBlock(this, outputs, torch, precision);
  }

  private static String hash(Path file) {
    try (InputStream stream = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(stream, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (IOException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE, file + ": cannot be read (" + e.getMessage() + ")", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
