package org.homolog.network.foreign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.learning.NetworkFile;
import org.homolog.learning.TrainedNetwork;
import org.homolog.learning.TrainingHistory;
import org.homolog.network.Network;
import org.homolog.network.NetworkKinds;
import org.homolog.network.Responses;
import org.homolog.network.Weights;
import org.homolog.population.Table;
import org.homolog.spi.Options;
import org.homolog.spi.Trials;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that PyTorch 1.13 wrote: a layer of 4 rectified units and a readout of 2, of one network;
 * named.pt was scripted and returns a dictionary, ordered.pt was traced and returns a tuple.
 */
class TorchScriptNetworkTest {
  private static final Torch TORCH = Torch.on(DeviceChoice.CPU);

  /** What PyTorch gives for the two trials of {@link #trials}. */
  private static final float[] HIDDEN = {0, 0, 0, 0.92524248f, 0, 0, 0, 0.31452799f};

  private static final float[] OUTPUT = {0.02771011f, -0.76370263f, -0.20122001f, -0.46574032f};

  @TempDir Path folder;

  private Path copy(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream stream =
        java.util.Objects.requireNonNull(
            TorchScriptNetworkTest.class.getResourceAsStream(name), name)) {
      Files.copy(stream, file);
    }
    return file;
  }

  private static Trials trials(int steps, int trials) {
    float[] inputs = {0.5f, -1, 2, 1, 0, -0.25f};
    return new Trials(
        steps,
        trials,
        3,
        1,
        inputs,
        new float[steps * trials],
        new float[steps * trials],
        steps == 1 ? new int[] {1, 1} : new int[] {2},
        Table.empty(trials));
  }

  private static Network network(Path file, Map<String, ?> options) {
    Map<String, Object> all = new LinkedHashMap<>(options);
    all.put("file", file.toString());
    return new Network(
        NetworkKinds.named("torchscript").bind(all), 3, 2, Weights.of(List.of(), Map.of()));
  }

  @Test
  void namedAndOrderedLayersAreRecordedAsPyTorchGivesThem() throws IOException {
    for (String name : List.of("named.pt", "ordered.pt")) {
      Network network = network(copy(name), Map.of("layers", "hidden"));
      Responses responses = network.respond(trials(1, 2), TORCH);
      assertEquals(List.of("hidden", "output"), responses.layerNames());
      assertArrayEquals(HIDDEN, responses.layer("hidden"), 1e-6f, name);
      assertArrayEquals(OUTPUT, responses.layer("output"), 1e-6f, name);
    }
  }

  /** The same network without a rectification in its modules: scripted, traced, in sequence. */
  @Test
  void modulesOfANetworkThatReturnsItsOutputAloneAreRecorded() throws IOException {
    float[] sums = {
      -0.72966886f, -1.36997783f, -0.42117370f, 0.92524248f,
      -0.91493416f, -0.53301603f, -0.22812556f, 0.31452799f
    };
    for (String name : List.of("scripted.pt", "traced.pt", "sequential.pt")) {
      boolean numbered = name.equals("sequential.pt");
      String hidden = numbered ? "0" : "hidden";
      Map<String, ?> wanted = Map.of("layers", List.of(numbered ? "2" : "read", hidden));
      Responses responses = network(copy(name), wanted).respond(trials(1, 2), TORCH);
      assertArrayEquals(sums, responses.layer(hidden), 1e-6f, name);
      assertArrayEquals(OUTPUT, responses.layer("output"), 1e-6f, name);
      assertArrayEquals(OUTPUT, responses.layer(numbered ? "2" : "read"), 1e-6f, name);
    }
    refused(
        network(folder.resolve("traced.pt"), Map.of("layers", "hiden")),
        "hiden",
        "there are hidden, read",
        "dictionary");
  }

  @Test
  void axesOfTimeAndTrialsAreArrangedAsAsked() throws IOException {
    Path file = copy("named.pt");
    for (String order : List.of("time-first", "batch-first")) {
      Network network = network(file, Map.of("layers", "hidden", "dt", 20, "order", order));
      Responses responses = network.respond(trials(2, 1), TORCH);
      assertArrayEquals(HIDDEN, responses.layer("hidden"), 1e-6f, order);
      assertEquals(4, responses.units("hidden"));
    }
  }

  @Test
  void aNetworkFileKeepsWhichFileItWas() throws IOException {
    Path file = copy("named.pt");
    Network network = network(file, Map.of("layers", "hidden"));
    TrainedNetwork written =
        new TrainedNetwork(network, TrainingHistory.ELSEWHERE, 1, Map.of("by", "PyTorch"));
    NetworkFile.write(folder.resolve("network.h5"), written);
    assertEquals(written, NetworkFile.read(folder.resolve("network.h5")));
  }

  private static void refused(Network network, String... told) {
    String message =
        assertThrows(HomologException.class, () -> network.respond(trials(1, 2), TORCH))
            .getMessage();
    for (String part : told) {
      assertTrue(message.contains(part), message);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedAndSaysWhatWouldBeRight() throws IOException {
    Path named = copy("named.pt");
    Path ordered = copy("ordered.pt");
    refused(network(named, Map.of("layers", "hiden")), "named.pt", "did you mean \"hidden\"");
    refused(network(ordered, Map.of()), "ordered.pt", "2 tensors", "[output]");
    refused(network(folder.resolve("absent.pt"), Map.of()), "no such file");
    refused(network(named, Map.of("sha256", "00")), "hash");
    refused(network(named, Map.of("input-shape", List.of(1, 4))), "input-shape", "holds 4");
    Path other = Files.writeString(folder.resolve("text.pt"), "not TorchScript");
    refused(network(other, Map.of()), "text.pt", "torch.jit.script");
    Network three =
        new Network(network(named, Map.of()).spec(), 3, 5, Weights.of(List.of(), Map.of()));
    refused(three, "2 outputs", "5 are needed");
    assertThrows(
        Options.InvalidOption.class, () -> network(named, Map.of("layers", List.of("output"))));
  }
}
