package org.homolog.network.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.network.Network;
import org.homolog.network.NetworkSpec;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;

/**
 * Brings weights of another program into a network. Every array of the network must be given and
 * every array of the file used or left aside by name: what does not fit is refused, never guessed.
 */
public final class WeightImport {
  private final NetworkSpec spec;
  private final NamedArrays given;
  private final NameMap names;
  private final Network initial;

  private WeightImport(NetworkSpec spec, NamedArrays given, NameMap names, Network initial) {
    this.spec = spec;
    this.given = given;
    this.names = names;
    this.initial = initial;
  }

  /**
   * A network with given weights.
   *
   * @param spec what the network is
   * @param inputs number of inputs
   * @param outputs number of outputs
   * @param given the arrays
   * @param names what each array of the network is made of
   * @param seed where arrays come from that the map leaves as the network begins
   * @return the network
   * @throws HomologException if an array is missing, of another shape, or left over
   */
  public static Network of(
      NetworkSpec spec, int inputs, int outputs, NamedArrays given, NameMap names, long seed) {
    Network initial = Network.initial(spec, inputs, outputs, seed);
    return new WeightImport(spec, given, names, initial).run();
  }

  private Network run() {
    List<WeightShape> shapes = initial.weights().shapes();
    List<String> own = shapes.stream().map(WeightShape::name).toList();
    for (String name : names.lines().keySet()) {
      if (!own.contains(name)) {
        throw HomologException.mistake(
            "names: " + HomologException.unknownText("array of a " + spec.kind(), name, own));
      }
    }
    Set<String> used = new LinkedHashSet<>(names.ignored());
    Map<String, double[]> values = new LinkedHashMap<>();
    for (WeightShape shape : shapes) {
      List<double[]> parts = new ArrayList<>();
      for (NameMap.Term term : names.terms(shape.name())) {
        parts.add(values(shape, term));
        used.add(term.name());
      }
      double[] sum = parts.get(0).clone();
      for (double[] part : parts.subList(1, parts.size())) {
        Arrays.setAll(sum, i -> sum[i] + part[i]);
      }
      values.put(shape.name(), sum);
    }
    for (String name : names.ignored()) {
      if (!given.all().containsKey(name)) {
        throw HomologException.mistake(
            given.source()
                + ": ignore: "
                + HomologException.unknownText("array", name, given.all().keySet()));
      }
    }
    List<String> left = given.all().keySet().stream().filter(name -> !used.contains(name)).toList();
    if (!left.isEmpty()) {
      throw HomologException.mistake(
          given.source()
              + ": no array of the "
              + spec.kind()
              + " is made of "
              + String.join(", ", left)
              + "; name what is, or list under ignore what is to be left aside");
    }
    return initial.with(Weights.of(shapes, values));
  }

  private double[] values(WeightShape shape, NameMap.Term term) {
    if (term.isInitial()) {
      return initial.weights().values(shape.name());
    }
    if (term.value().isPresent()) {
      double[] same = new double[shape.size()];
      Arrays.fill(same, term.value().getAsDouble());
      return same;
    }
    NamedArray array = given.all().get(term.name());
    if (array == null) {
      throw missing(shape, term);
    }
    List<Integer> dimensions = array.dimensions();
    if (!term.transposed() && dimensions.equals(shape.dimensions())) {
      return array.values();
    }
    List<Integer> reversed =
        dimensions.size() == 2 ? List.of(dimensions.get(1), dimensions.get(0)) : List.of();
    if (term.transposed() && reversed.equals(shape.dimensions())) {
      return transposed(array);
    }
    throw HomologException.mistake(
        given.source()
            + ": array \""
            + term.name()
            + "\" has the shape "
            + dimensions
            + (term.transposed() ? ", transposed " + reversed : "")
            + "; "
            + shape.name()
            + " needs "
            + shape.dimensions()
            + (!term.transposed() && reversed.equals(shape.dimensions())
                ? ", which " + term.name() + "' has: with ' it is transposed"
                : ""));
  }

  private HomologException missing(WeightShape shape, NameMap.Term term) {
    if (names.lines().containsKey(shape.name())) {
      return HomologException.mistake(
          given.source()
              + ": names: "
              + HomologException.unknownText("array", term.name(), given.all().keySet()));
    }
    return HomologException.mistake(
        given.source()
            + ": what array is "
            + shape.name()
            + " "
            + shape.dimensions()
            + "? There are "
            + given.all().values().stream().map(a -> a.name() + " " + a.dimensions()).toList()
            + "; add to names a line such as "
            + shape.name()
            + " = NAME, or "
            + shape.name()
            + " = 0, or "
            + shape.name()
            + " = initial");
  }

  private static double[] transposed(NamedArray array) {
    int rows = array.dimensions().get(0);
    int columns = array.dimensions().get(1);
    double[] turned = new double[array.values().length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j * rows + i] = array.values()[i * columns + j];
      }
    }
    return turned;
  }
}
