package org.homolog.network.importing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.network.Network;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.junit.jupiter.api.Test;

class WeightImportTest {
  private static final NetworkSpec SPEC = NetworkKinds.named("ctrnn").bind(Map.of("units", 2));
  private static final List<String> NAMES =
      List.of(
          "Wr = rnn.hh",
          "Wx = kernel'",
          "b = rnn.b1 + rnn.b2",
          "Wy = fc",
          "by = 0.5",
          "r0 = initial");

  private static NamedArray array(String name, double first, Integer... shape) {
    double[] values = new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    Arrays.setAll(values, i -> first + i);
    return new NamedArray(name, List.of(shape), values);
  }

  private static List<NamedArray> arrays() {
    return new ArrayList<>(
        List.of(
            array("rnn.hh", 1, 2, 2),
            array("kernel", 10, 3, 2),
            array("rnn.b1", 20, 2),
            array("rnn.b2", 30, 2),
            array("fc", 40, 1, 2),
            array("steps", 7)));
  }

  private static Network load(List<NamedArray> arrays, List<String> names, String... ignored) {
    return WeightImport.of(
        SPEC, 3, 1, new NamedArrays("w.npz", arrays), NameMap.of(names, List.of(ignored)), 1);
  }

  @Test
  void arraysAreNamedSummedTransposedAndFilled() {
    Network network = load(arrays(), NAMES, "steps");
    assertArrayEquals(new double[] {1, 2, 3, 4}, network.weights().values("Wr"));
    assertArrayEquals(new double[] {10, 12, 14, 11, 13, 15}, network.weights().values("Wx"));
    assertArrayEquals(new double[] {50, 52}, network.weights().values("b"));
    assertArrayEquals(new double[] {0.5}, network.weights().values("by"));
    assertArrayEquals(new double[] {0, 0}, network.weights().values("r0"));
  }

  @Test
  void namesAreTheSameUnlessAMapSaysOtherwise() {
    Network network = load(arrays(), NAMES, "steps");
    List<NamedArray> own = new ArrayList<>();
    network
        .weights()
        .shapes()
        .forEach(
            s ->
                own.add(
                    new NamedArray(s.name(), s.dimensions(), network.weights().values(s.name()))));
    assertEquals(network, load(own, List.of()));
  }

  private static void refused(List<NamedArray> arrays, List<String> names, String... told) {
    HomologException failure =
        assertThrows(HomologException.class, () -> load(arrays, names, "steps"));
    for (String part : told) {
      assertTrue(String.valueOf(failure.getMessage()).contains(part), failure.getMessage());
    }
  }

  @Test
  void whatDoesNotFitIsRefusedAndSaysWhatWouldBeRight() {
    List<NamedArray> more = arrays();
    more.add(array("extra.bias", 1, 2));
    refused(more, NAMES, "w.npz", "extra.bias", "ignore");

    List<NamedArray> less = arrays();
    less.remove(4);
    refused(less, NAMES, "w.npz", "\"fc\"");

    List<String> unnamed = new ArrayList<>(NAMES);
    unnamed.remove(0);
    refused(arrays(), unnamed, "what array is Wr [2, 2]", "rnn.hh [2, 2]", "Wr = NAME");

    List<String> untransposed = new ArrayList<>(NAMES);
    untransposed.set(1, "Wx = kernel");
    refused(arrays(), untransposed, "[3, 2]", "Wx needs [2, 3]", "kernel'");

    List<NamedArray> misshaped = arrays();
    misshaped.set(0, array("rnn.hh", 1, 3, 3));
    refused(misshaped, NAMES, "rnn.hh", "[3, 3]", "Wr needs [2, 2]");

    List<NamedArray> broken = arrays();
    broken.set(0, new NamedArray("rnn.hh", List.of(2, 2), new double[] {1, 2, Double.NaN, 4}));
    refused(broken, NAMES, "Wr", "not finite");

    List<String> unknown = new ArrayList<>(NAMES);
    unknown.add("Wz = fc");
    refused(arrays(), unknown, "Wz");
    refused(arrays(), List.of("Wr rnn.hh"), "OWN = THEIRS");
    refused(arrays(), List.of("Wr = rnn.hh", "Wr = fc"), "once more");
    refused(arrays(), List.of("Wr = rnn.hh + "), "lacks a name");
    String message =
        assertThrows(HomologException.class, () -> load(arrays(), NAMES, "steps", "none"))
            .getMessage();
    assertTrue(message.contains("\"none\""), message);
  }
}
