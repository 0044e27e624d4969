package org.homolog.network.gated;

import java.util.ArrayList;
import java.util.List;
import org.homolog.network.WeightShape;

/** Weight arrays of layers of gated units under PyTorch's names: rows gate by gate. */
final class StackedWeights {
  private StackedWeights() {}

  static List<WeightShape> shapes(int gates, int layer, int inputs, int units) {
    int rows = Math.multiplyExact(gates, units);
    return List.of(
        new WeightShape("weight_ih_l" + layer, List.of(rows, inputs), true),
        new WeightShape("weight_hh_l" + layer, List.of(rows, units), true),
        new WeightShape("bias_ih_l" + layer, List.of(rows), true),
        new WeightShape("bias_hh_l" + layer, List.of(rows), true));
  }

  /** Refuses names of arrays that there are not. */
  static void checkFrozen(int gates, int layers, List<String> frozen) {
    List<WeightShape> shapes = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      shapes.addAll(shapes(gates, layer, 1, 1));
    }
    shapes.add(new WeightShape("Wy", List.of(1, 1), true));
    shapes.add(new WeightShape("by", List.of(1), true));
    WeightShape.frozen(shapes, frozen);
  }
}
