package org.homolog.network.layered;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.homolog.network.Initialisation;
import org.homolog.network.WeightShape;
import org.homolog.random.CounterRandom;

/**
 * One weight array of a part.
 *
 * @param name its name within the part, such as "W"
 * @param dimensions its shape; a matrix is (post, pre)
 * @param trainable whether learning changes it
 * @param beginning its initial values
 */
public record PartWeight(
    String name, List<Integer> dimensions, boolean trainable, Beginning beginning) {
  /** Initial values of a weight array. */
  @FunctionalInterface
  public interface Beginning {
    /**
     * The values.
     *
     * @param count how many
     * @param random where random ones come from
     * @return row-major values
     */
    double[] values(int count, CounterRandom random);
  }

  /** Copies the dimensions. */
  public PartWeight {
    dimensions = List.copyOf(dimensions);
  }

  /**
   * A learned array that begins uniform on +-1 / sqrt(inputs).
   *
   * @param name its name within the part
   * @param inputs inputs of each unit
   * @param dimensions its shape
   * @return the array
   */
  public static PartWeight uniform(String name, int inputs, Integer... dimensions) {
    return new PartWeight(
        name,
        List.of(dimensions),
        true,
        (count, random) ->
            Arrays.copyOf(
                Initialisation.uniform(inputs, (count + inputs - 1) / inputs, random), count));
  }

  /**
   * A learned array that begins with independent normal numbers.
   *
   * @param name its name within the part
   * @param deviation their standard deviation
   * @param dimensions its shape
   * @return the array
   */
  public static PartWeight normal(String name, double deviation, Integer... dimensions) {
    return new PartWeight(
        name,
        List.of(dimensions),
        true,
        (count, random) -> {
          double[] values = new double[count];
          Arrays.setAll(values, i -> deviation * random.nextGaussian());
          return values;
        });
  }

  /**
   * A learned array that begins with one value.
   *
   * @param name its name within the part
   * @param value the value
   * @param dimensions its shape, [1] for a single number
   * @return the array
   */
  public static PartWeight constant(String name, double value, Integer... dimensions) {
    return new PartWeight(name, List.of(dimensions), true, filled(value));
  }

  /**
   * An array that learning leaves as it is, but training may keep statistics in.
   *
   * @param name its name within the part
   * @param value the value it begins with
   * @param dimensions its shape
   * @return the array
   */
  public static PartWeight kept(String name, double value, Integer... dimensions) {
    return new PartWeight(name, List.of(dimensions), false, filled(value));
  }

  /**
   * An array of given values that nothing changes.
   *
   * @param name its name within the part
   * @param values gives its values, row-major, when they are needed
   * @param dimensions its shape
   * @return the array
   */
  public static PartWeight fixed(String name, Supplier<double[]> values, Integer... dimensions) {
    return new PartWeight(name, List.of(dimensions), false, (count, random) -> values.get());
  }

  private static Beginning filled(double value) {
    return (count, random) -> {
      double[] values = new double[count];
      Arrays.fill(values, value);
      return values;
    };
  }

  /** As an array of the network. */
  WeightShape shape(String layer) {
    return new WeightShape(layer + "." + name, dimensions, trainable);
  }
}
