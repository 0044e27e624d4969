package org.homolog.dynamics;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;
import org.homolog.network.MultilayerPerceptron;
import org.homolog.network.Network;
import org.homolog.system.Stimulable;

/**
 * How a layer of a multilayer perceptron answers to arbitrary inputs, in double precision, and how
 * each unit's answer changes with the input: what preferred stimuli are sought by (Yang and Wang
 * 2020, doi:10.1016/j.neuron.2020.09.005, Eq 31).
 */
public final class PerceptronStimulation implements Stimulable {
  private final List<Matrix> weights = new ArrayList<>();
  private final List<double[]> biases = new ArrayList<>();
  private final ActivationFunction activation;
  private final boolean linearLast;
  private final int inputCount;

  private PerceptronStimulation(Network network, MultilayerPerceptron spec, String layer) {
    int last = spec.layerNames().indexOf(layer);
    if (last < 0) {
      throw HomologException.unknown("layer", layer, spec.layerNames());
    }
    activation = spec.activation();
    linearLast = layer.equals("output");
    inputCount = network.inputs();
    int pre = inputCount;
    for (int i = 1; i <= last + 1; i++) {
      double[] bias = network.weights().values("b" + i);
      weights.add(Matrix.of(bias.length, pre, network.weights().values("W" + i)));
      biases.add(bias);
      pre = bias.length;
    }
  }

  /**
   * A layer of a network.
   *
   * @param network a multilayer perceptron
   * @param layer the layer's name
   * @return how it answers
   * @throws HomologException if the network is of another kind, or has no such layer
   */
  public static PerceptronStimulation of(Network network, String layer) {
    if (network.spec() instanceof MultilayerPerceptron spec) {
      return new PerceptronStimulation(network, spec, layer);
    }
    throw HomologException.mistake(
        "a network of kind "
            + network.spec().kind()
            + " does not answer to an input without a time course");
  }

  @Override
  public int inputCount() {
    return inputCount;
  }

  @Override
  public int unitCount() {
    return biases.get(biases.size() - 1).length;
  }

  /** The input of every unit of every layer. */
  private List<double[]> inputs(double[] stimulus) {
    if (stimulus.length != inputCount) {
      throw new IllegalArgumentException(
          "the input has " + stimulus.length + " values, but " + inputCount + " are needed");
    }
    List<double[]> inputs = new ArrayList<>();
    double[] activity = stimulus;
    for (int layer = 0; layer < weights.size(); layer++) {
      double[] sum = biases.get(layer).clone();
      for (int i = 0; i < sum.length; i++) {
        for (int j = 0; j < activity.length; j++) {
          sum[i] += weights.get(layer).get(i, j) * activity[j];
        }
      }
      inputs.add(sum);
      activity = activity(layer, sum);
    }
    return inputs;
  }

  private boolean isLinear(int layer) {
    return linearLast && layer == weights.size() - 1;
  }

  private double[] activity(int layer, double[] input) {
    double[] activity = input.clone();
    for (int i = 0; i < activity.length && !isLinear(layer); i++) {
      activity[i] = activation.value(input[i]);
    }
    return activity;
  }

  @Override
  public Matrix respond(Matrix stimuli) {
    Matrix responses = Matrix.zeros(stimuli.rows(), unitCount());
    int last = weights.size() - 1;
    for (int i = 0; i < stimuli.rows(); i++) {
      double[] activity = activity(last, inputs(stimuli.row(i)).get(last));
      System.arraycopy(activity, 0, responses.array(), i * activity.length, activity.length);
    }
    return responses;
  }

  @Override
  public double[] gradient(double[] stimulus, int unit) {
    List<double[]> inputs = inputs(stimulus);
    if (unit < 0 || unit >= unitCount()) {
      throw new IllegalArgumentException(
          "there are " + unitCount() + " units, but unit " + unit + " was asked for");
    }
    double[] error = new double[unitCount()];
    error[unit] = 1;
    for (int layer = weights.size() - 1; layer >= 0; layer--) {
      Matrix into = weights.get(layer);
      double[] below = new double[into.columns()];
      for (int i = 0; i < error.length; i++) {
        double slope = isLinear(layer) ? 1 : activation.slope(inputs.get(layer)[i]);
        for (int j = 0; j < below.length; j++) {
          below[j] += error[i] * slope * into.get(i, j);
        }
      }
      error = below;
    }
    return error;
  }
}
