package org.homolog.network.gated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.network.HeldRollOut;
import org.homolog.network.Initialisation;
import org.homolog.network.InputNoise;
import org.homolog.network.Network;
import org.homolog.network.NetworkSpec;
import org.homolog.network.WeightShape;
import org.homolog.random.CounterRandom;

/**
 * A recurrent network of units with gates in one or several layers, with a linear readout of the
 * last. Recorded are the layers' activity ("recurrent", or "recurrent1" and so on), the gates and
 * cells ("recurrent-forget-gate"), and the output. States begin at zero.
 */
public interface GatedRecurrent extends NetworkSpec {
  /**
   * Number of units of each layer.
   *
   * @return units
   */
  int units();

  /**
   * Number of recurrent layers.
   *
   * @return layers
   */
  int layers();

  /**
   * Duration of one step.
   *
   * @return milliseconds
   */
  double dt();

  /**
   * What is recorded of each layer beside its activity.
   *
   * @return names, such as "forget-gate"
   */
  List<String> gates();

  /**
   * Weight arrays of a layer, all learned.
   *
   * @param layer the layer, from 0
   * @param inputs number of its inputs
   * @return names and shapes, in order
   */
  List<WeightShape> layerShapes(int layer, int inputs);

  /**
   * Noise on the inputs in training.
   *
   * @return its strength and scaling
   */
  InputNoise noiseOnInputs();

  /**
   * Arrays that learning leaves alone.
   *
   * @return their names
   */
  List<String> frozen();

  /**
   * A layer's name.
   *
   * @param layer the layer, from 0
   * @return "recurrent" where there is one, else with its number from 1
   */
  default String layerName(int layer) {
    return layers() == 1 ? "recurrent" : "recurrent" + (layer + 1);
  }

  @Override
  default List<String> populationLayers() {
    List<String> names = new ArrayList<>();
    for (int layer = 0; layer < layers(); layer++) {
      names.add(layerName(layer));
    }
    return names;
  }

  @Override
  default List<String> heldLayers() {
    return populationLayers();
  }

  @Override
  default HeldRollOut held(Network network, String layer) {
    return new GatedHeldRollOut(network, this, populationLayers().indexOf(layer));
  }

  @Override
  default List<String> layerNames() {
    List<String> names = new ArrayList<>(populationLayers());
    for (int layer = 0; layer < layers(); layer++) {
      for (String gate : gates()) {
        names.add(layerName(layer) + "-" + gate);
      }
    }
    names.add("output");
    return names;
  }

  @Override
  default List<WeightShape> shapes(int inputs, int outputs) {
    List<WeightShape> shapes = new ArrayList<>();
    for (int layer = 0; layer < layers(); layer++) {
      shapes.addAll(layerShapes(layer, layer == 0 ? inputs : units()));
    }
    shapes.add(new WeightShape("Wy", List.of(outputs, units()), true));
    shapes.add(new WeightShape("by", List.of(outputs), true));
    return WeightShape.frozen(shapes, frozen());
  }

  @Override
  default double stepSeconds() {
    return dt() / 1000;
  }

  /** Weights uniform on +-1 / sqrt(of units), the readout's biases zero. */
  static Map<String, double[]> uniform(
      GatedRecurrent spec, int inputs, int outputs, CounterRandom random) {
    Map<String, double[]> values = new LinkedHashMap<>();
    int units = spec.units();
    for (WeightShape shape : spec.shapes(inputs, outputs)) {
      double[] drawn = Initialisation.uniform(units, (shape.size() + units - 1) / units, random);
      values.put(
          shape.name(),
          shape.name().equals("by") ? new double[outputs] : Arrays.copyOf(drawn, shape.size()));
    }
    return values;
  }

  /** Refuses impossible numbers. */
  static void check(int units, int layers, double dt) {
    if (units < 1 || layers < 1) {
      throw HomologException.mistake(
          "units and layers must be 1 or more, but are " + units + " and " + layers);
    }
    if (!(dt > 0 && Double.isFinite(dt))) {
      throw HomologException.mistake("dt: must be above 0, but is " + dt + " ms");
    }
  }
}
