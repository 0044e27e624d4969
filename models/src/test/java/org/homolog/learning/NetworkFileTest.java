package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.failure.HomologException;
import org.homolog.network.ActivationFunction;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.MultilayerPerceptron;
import org.homolog.network.Network;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.network.Weights;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {
  @TempDir Path folder;

  private static TrainedNetwork trained() {
    RandomDots task = new RandomDots(Options.bind(RandomDotsOptions.class, Map.of("dt", 100)));
    return TaskTraining.train(
            Options.bind(ContinuousTimeRecurrent.class, Map.of("dt", 100, "units", 12)),
            task,
            Options.bind(TrainingOptions.class, Map.of("steps", 20, "validation-every", 7)),
            Long.MIN_VALUE + 12345,
            LearningListener.SILENT)
        .with(Map.of("task dt", "100.0"));
  }

  @Test
  void whatIsReadEqualsWhatWasWritten() {
    Path file = folder.resolve("network.h5");
    TrainedNetwork written = trained();
    NetworkFile.write(file, written);
    TrainedNetwork read = NetworkFile.read(file);
    assertEquals(written, read);
    assertEquals("random-dots", read.provenance().get("task"));
    NetworkFile.write(file, read.untrainedTwin());
    assertEquals(written.untrainedTwin(), NetworkFile.read(file), "a file is replaced whole");
    assertEquals(1, folder.toFile().list().length, "no draft is left");
  }

  @TestFactory
  Stream<DynamicTest> everyRecurrentDeclarationIsReadAsItWasWritten() {
    Map<String, Map<String, ?>> declarations = new LinkedHashMap<>();
    declarations.put("rnn", Map.of("units", 5, "activation", "softplus"));
    declarations.put("ctrnn", Map.of("units", 5, "train-initial-state", true));
    declarations.put("low-rank-rnn", Map.of("units", 6, "rank", 2, "overlap", 1.5));
    declarations.put(
        "constrained-rnn",
        Map.of(
            "units",
            5,
            "dale",
            "rectify",
            "tau",
            List.of(100, 50.5),
            "activation",
            List.of("relu", "softplus"),
            "density",
            0.5,
            "trainable-share",
            0.5,
            "frozen",
            List.of("Wx", "b"),
            "soft-constraint",
            0.1));
    declarations.put(
        "multi-area-rnn",
        Map.of(
            "areas",
            List.of("v1 4", "v2 3"),
            "projections",
            List.of("v1 -> v2 0.5"),
            "dale",
            "abs"));
    declarations.put("lstm", Map.of("units", 3, "layers", 2, "frozen", List.of("Wy")));
    declarations.put("gru", Map.of("units", 3));
    declarations.put("leaky-gru", Map.of("units", 3, "tau", 50));
    return declarations.entrySet().stream()
        .map(
            declared ->
                DynamicTest.dynamicTest(
                    declared.getKey(),
                    () -> {
                      NetworkSpec spec =
                          NetworkKinds.named(declared.getKey()).bind(declared.getValue());
                      Network network = Network.initial(spec, 3, 2, 8);
                      TrainedNetwork written =
                          new TrainedNetwork(network, TrainingHistory.NONE, 8, Map.of());
                      Path file = folder.resolve(declared.getKey() + ".h5");
                      NetworkFile.write(file, written);
                      assertEquals(written, NetworkFile.read(file));
                    }));
  }

  @Test
  void doublePrecisionWeightsKeepTheirLastBit() {
    NetworkSpec spec = new MultilayerPerceptron(List.of(3, 2), ActivationFunction.TANH);
    Map<String, double[]> values = new LinkedHashMap<>();
    CounterRandom random = new CounterRandom(1, 2);
    spec.shapes(4, 2).forEach(s -> values.put(s.name(), fill(s.size(), random)));
    Network network = new Network(spec, 4, 2, Weights.of(spec.shapes(4, 2), values));
    TrainedNetwork written = new TrainedNetwork(network, TrainingHistory.NONE, 3, Map.of());
    Path file = folder.resolve("wide.h5");
    NetworkFile.write(file, written);
    assertEquals(written, NetworkFile.read(file));
  }

  private static double[] fill(int size, CounterRandom random) {
    double[] values = new double[size];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  @Test
  void truncationAtAnyPlaceIsOneClearFailure() throws IOException {
    Path whole = folder.resolve("whole.h5");
    NetworkFile.write(whole, trained());
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.h5");
    for (int length = 0; length < bytes.length; length += Math.max(1, bytes.length / 40)) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      HomologException failure =
          assertThrows(HomologException.class, () -> NetworkFile.read(cut), "cut at " + length);
      assertTrue(failure.getMessage().contains("cut.h5"), failure.getMessage());
    }
  }

  @Test
  void flippedBytesNeverEscapeAsAnythingButOneFailure() throws IOException {
    Path whole = folder.resolve("whole.h5");
    NetworkFile.write(whole, trained());
    byte[] bytes = Files.readAllBytes(whole);
    Path flipped = folder.resolve("flipped.h5");
    CounterRandom random = new CounterRandom(99, 0);
    int failed = 0;
    for (int trial = 0; trial < 150; trial++) {
      byte[] changed = bytes.clone();
      // The first part of the file holds its structure.
      int place = random.nextInt(Math.min(changed.length, 6000));
      changed[place] ^= (byte) (1 << random.nextInt(8));
      Files.write(flipped, changed);
      try {
        NetworkFile.read(flipped);
      } catch (HomologException e) {
        assertFalse(e.getMessage().isEmpty());
        failed++;
      }
    }
    assertTrue(failed > 0);
  }

  @Test
  void otherFilesAreRefusedByName() throws IOException {
    Path foreign = folder.resolve("foreign.h5");
    try (WritableHdfFile hdf5 = HdfFile.write(foreign)) {
      hdf5.putDataset("x", new double[] {1});
    }
    HomologException refused =
        assertThrows(HomologException.class, () -> NetworkFile.read(foreign));
    assertEquals(HomologException.Kind.UNSUPPORTED, refused.kind());
    Path text = folder.resolve("text.h5");
    Files.writeString(text, "not HDF5");
    assertEquals(
        HomologException.Kind.UNSUPPORTED,
        assertThrows(HomologException.class, () -> NetworkFile.read(text)).kind());
    assertEquals(
        HomologException.Kind.MISTAKE,
        assertThrows(HomologException.class, () -> NetworkFile.read(folder.resolve("none.h5")))
            .kind());
  }

  @Test
  void aFolderThatIsNotThereIsAMistake() {
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> NetworkFile.write(folder.resolve("none").resolve("n.h5"), trained()));
    assertEquals(HomologException.Kind.MISTAKE, refused.kind());
  }
}
