package org.homolog.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.torch.Precision;

/** Named weight arrays, in order. Immutable; single-precision weights are held exactly, widened. */
public final class Weights {
  private final Map<String, double[]> values;
  private final List<WeightShape> shapes;

  private Weights(List<WeightShape> shapes, Map<String, double[]> values) {
    this.shapes = List.copyOf(shapes);
    this.values = values;
  }

  /**
   * Weights of given shapes.
   *
   * @param shapes names and shapes, in order
   * @param values row-major values by name; copied
   * @return the weights
   * @throws HomologException if a name is missing or has another number of values, or a value is
   *     not finite
   */
  public static Weights of(List<WeightShape> shapes, Map<String, double[]> values) {
    Map<String, double[]> copies = new LinkedHashMap<>();
    for (WeightShape shape : shapes) {
      double[] given = values.get(shape.name());
      if (given == null) {
        throw HomologException.mistake(
            "weight \"" + shape.name() + "\" is missing; there is: " + values.keySet());
      }
      if (given.length != shape.size()) {
        throw HomologException.mistake(
            "weight \""
                + shape.name()
                + "\" has "
                + given.length
                + " values, its shape "
                + shape.dimensions()
                + " needs "
                + shape.size());
      }
      for (double value : given) {
        if (!Double.isFinite(value)) {
          throw HomologException.mistake(
              "weight \"" + shape.name() + "\" holds a value that is not finite");
        }
      }
      copies.put(shape.name(), given.clone());
    }
    return new Weights(shapes, copies);
  }

  /**
   * Names and shapes, in order.
   *
   * @return the shapes
   */
  public List<WeightShape> shapes() {
    return shapes;
  }

  /**
   * The values of one array.
   *
   * @param name its name
   * @return a copy, row-major
   * @throws HomologException if there is no such array
   */
  public double[] values(String name) {
    double[] found = values.get(name);
    if (found == null) {
      throw HomologException.unknown("weight", name, values.keySet());
    }
    return found.clone();
  }

  /**
   * The narrowest width that holds all values exactly.
   *
   * @return double precision if one value needs it
   */
  public Precision precision() {
    boolean narrow =
        values.values().stream()
            .flatMapToDouble(Arrays::stream)
            .allMatch(value -> Precision.FLOAT32.round(value) == value);
    return narrow ? Precision.FLOAT32 : Precision.FLOAT64;
  }

  /**
   * An array as a matrix.
   *
   * @param name its name
   * @return a copy; an array of one axis is a column
   * @throws HomologException if there is no such array
   */
  public Matrix matrix(String name) {
    double[] copy = values(name);
    int rows =
        shapes.stream()
            .filter(shape -> shape.name().equals(name))
            .findFirst()
            .orElseThrow()
            .dimensions()
            .get(0);
    return Matrix.of(rows, copy.length / rows, copy);
  }

  /**
   * Whether there is an array of a name.
   *
   * @param name the name
   * @return true if there is
   */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * How many values there are in all.
   *
   * @return the sum of the arrays' sizes
   */
  public long count() {
    return shapes.stream().mapToLong(WeightShape::size).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weights that
        && shapes.equals(that.shapes)
        && shapes.stream()
            .allMatch(s -> Arrays.equals(values.get(s.name()), that.values.get(s.name())));
  }

  @Override
  public int hashCode() {
    return 31 * shapes.hashCode()
        + shapes.stream().mapToInt(s -> Arrays.hashCode(values.get(s.name()))).sum();
  }

  @Override
  public String toString() {
    return "weights " + shapes.stream().map(s -> s.name() + s.dimensions()).toList();
  }
}
