package org.homolog.network;

import java.util.List;

/**
 * One named weight array of a network.
 *
 * @param name its name, such as "Wr"
 * @param dimensions its shape; a matrix is (post, pre)
 * @param trainable whether learning changes it
 */
public record WeightShape(String name, List<Integer> dimensions, boolean trainable) {
  /** Copies the dimensions. */
  public WeightShape {
    dimensions = List.copyOf(dimensions);
  }

  /**
   * How many values it has.
   *
   * @return the product of the dimensions
   * @throws ArithmeticException if there are more than 2^31 - 1
   */
  public int size() {
    return dimensions.stream().reduce(1, Math::multiplyExact);
  }

  /**
   * The engine's shape.
   *
   * @return the dimensions as the engine takes them
   */
  public ai.djl.ndarray.types.Shape shape() {
    return new ai.djl.ndarray.types.Shape(dimensions.stream().mapToLong(d -> d).toArray());
  }
}
