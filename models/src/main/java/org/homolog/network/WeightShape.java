package org.homolog.network;

import java.util.List;
import org.homolog.failure.HomologException;

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
   * The same arrays, of which learning leaves some alone.
   *
   * @param shapes arrays
   * @param names names of those to be left alone
   * @return the arrays, in the same order
   * @throws HomologException if there is no array of a name, or it is never learned
   */
  public static List<WeightShape> frozen(List<WeightShape> shapes, List<String> names) {
    List<String> learned =
        shapes.stream().filter(WeightShape::trainable).map(WeightShape::name).toList();
    for (String name : names) {
      if (!learned.contains(name)) {
        throw HomologException.mistake(
            "frozen: "
                + HomologException.unknownText("array that learning changes", name, learned));
      }
    }
    return shapes.stream()
        .map(
            shape ->
                names.contains(shape.name())
                    ? new WeightShape(shape.name(), shape.dimensions(), false)
                    : shape)
        .toList();
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
