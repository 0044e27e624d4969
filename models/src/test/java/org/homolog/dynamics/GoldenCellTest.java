package org.homolog.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;
import org.homolog.network.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cells step as PyTorch's layers do: whole trials, from weights in double precision. */
class GoldenCellTest {
  private static Matrix matrix(Golden.Case one, String path) {
    int[] shape = one.shape(path);
    return Matrix.of(shape[0], shape[1], one.doubles(path));
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  private static Cell layer(Golden.Case one, int layer) {
    Matrix input = matrix(one, "params/weight_ih_l" + layer);
    Matrix recurrent = matrix(one, "params/weight_hh_l" + layer);
    double[] inputBias = one.doubles("params/bias_ih_l" + layer);
    double[] recurrentBias = one.doubles("params/bias_hh_l" + layer);
    return one.config().get("gate_order").asText().startsWith("i,f,g,o")
        ? new LongShortTermCell(input, recurrent, sum(inputBias, recurrentBias))
        : new GatedCell(input, recurrent, inputBias, recurrentBias);
  }

  private static Cell gated(Golden.Case one) {
    if (one.config().has("alpha")) {
      return new LeakyGatedCell(
          one.config().get("alpha").asDouble(),
          matrix(one, "params/Wg"),
          one.doubles("params/bg"),
          matrix(one, "params/Wc"),
          one.doubles("params/bc"));
    }
    Map<String, double[]> all = one.all("params");
    List<Cell> layers = new ArrayList<>();
    while (all.containsKey("weight_hh_l" + layers.size())) {
      layers.add(layer(one, layers.size()));
    }
    return layers.size() == 1 ? layers.get(0) : new StackedCell(layers);
  }

  private static Cell lowRank(Golden.Case one) {
    return new LowRankCell(
        ActivationFunction.TANH,
        one.config().get("alpha").asDouble(),
        matrix(one, "params/m"),
        matrix(one, "params/n"),
        matrix(one, "params/Wi"));
  }

  private static void rollOut(Golden.Case one, Cell cell, String expected, boolean states) {
    CellDynamics dynamics = new CellDynamics(cell, 1);
    int[] shape = one.shape("inputs/x");
    double[] x = one.doubles("inputs/x");
    int width = one.shape("expected/" + expected)[2];
    double[] shown = new double[shape[0] * shape[1] * width];
    for (int trial = 0; trial < shape[1]; trial++) {
      double[] state = new double[cell.stateCount()];
      for (int t = 0; t < shape[0]; t++) {
        int at = t * shape[1] + trial;
        double[] input = java.util.Arrays.copyOfRange(x, at * shape[2], (at + 1) * shape[2]);
        state = dynamics.step(state, input);
        System.arraycopy(states ? state : dynamics.rates(state), 0, shown, at * width, width);
      }
    }
    one.check("expected/" + expected, shown, 0, 0);
  }

  @TestFactory
  Stream<DynamicTest> gatedCells() {
    Golden golden = Golden.open("gated");
    return golden.names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> rollOut(golden.one(name), gated(golden.one(name)), "r", false)))
        .onClose(golden::close);
  }

  @TestFactory
  Stream<DynamicTest> lowRankCells() {
    Golden golden = Golden.open("lowrank");
    return golden.names().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> rollOut(golden.one(name), lowRank(golden.one(name)), "h", true)))
        .onClose(golden::close);
  }
}
