package org.homolog.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.homolog.linalg.Matrix;
import org.homolog.network.LeakyRecurrent;
import org.homolog.network.Network;
import org.homolog.network.NetworkBlock;
import org.homolog.network.Responses;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * What can be wrong with a network, seen from outside: units that do nothing, gradients that vanish
 * or explode, dynamics that must die out or blow up.
 *
 * @param gradientNorms norm of the gradient of the loss at the last step of trials by the state so
 *     many steps before, over trials and units; empty for a network without time
 * @param units units of each layer but the output
 * @param silent how many of them do the same at every step of every condition
 * @param spectralRadius largest absolute eigenvalue of the recurrent weights that act; empty for a
 *     network without such
 */
@SuppressWarnings("ArrayRecordComponent")
public record Diagnostics(
    double[] gradientNorms,
    Map<String, Integer> units,
    Map<String, Integer> silent,
    OptionalDouble spectralRadius) {
  private static final int TRIALS = 64;

  /** Beyond this, or below its inverse, gradients cannot be said to reach the trial's start. */
  private static final double FAR = 1e3;

  /** Copies what it is given. */
  public Diagnostics {
    gradientNorms = gradientNorms.clone();
    units = Collections.unmodifiableMap(new LinkedHashMap<>(units));
    silent = Collections.unmodifiableMap(new LinkedHashMap<>(silent));
  }

  /**
   * Looks at a network and its task.
   *
   * @param trained the network
   * @param task the task
   * @return what was found
   */
  public static Diagnostics of(TrainedNetwork trained, Task task) {
    Map<String, Integer> units = new LinkedHashMap<>();
    Map<String, Integer> silent = new LinkedHashMap<>();
    Responses responses = trained.respondToGrid(task);
    for (String layer : responses.layerNames()) {
      if (!layer.equals("output")) {
        units.put(layer, responses.units(layer));
        silent.put(layer, silent(responses.layer(layer), responses.units(layer)));
      }
    }
    Network network = trained.network();
    Torch torch = Torch.on(DeviceChoice.CPU);
    long seed = CounterRandom.seed(trained.seed(), "diagnostic trials");
    return new Diagnostics(
        gradientNorms(network, task.draw(seed, 0, TRIALS, Task.Mode.TEST), task.loss(), torch),
        units,
        silent,
        network.spec() instanceof LeakyRecurrent spec
            ? OptionalDouble.of(spectralRadius(spec.acting(network.weights()).recurrent(), torch))
            : OptionalDouble.empty());
  }

  private static int silent(float[] activity, int units) {
    int silent = 0;
    for (int unit = 0; unit < units; unit++) {
      int at = unit;
      while (at < activity.length && activity[at] == activity[unit]) {
        at += units;
      }
      silent += at >= activity.length ? 1 : 0;
    }
    return silent;
  }

  /** Of the loss at each trial's last step, by the states before it, the last first. */
  static double[] gradientNorms(Network network, Trials trials, Task.Loss loss, Torch torch) {
    try (NDManager scope = torch.scope()) {
      NetworkBlock block =
          network.spec().block(network.inputs(), network.outputs(), torch, Precision.FLOAT64);
      block.load(scope, network.weights());
      Shape steps = new Shape(trials.steps(), trials.trials());
      float[] last = new float[trials.steps() * trials.trials()];
      for (int trial = 0; trial < trials.trials(); trial++) {
        last[(trials.lengths()[trial] - 1) * trials.trials() + trial] = 1;
      }
      NDArray x =
          Tensors.of(scope, trials.inputs(), steps.add(trials.inputCount()), Precision.FLOAT64);
      NDArray target =
          Tensors.of(scope, trials.targets(), steps.add(trials.targetCount()), Precision.FLOAT64);
      NDArray mask = Tensors.of(scope, last, steps.add(1), Precision.FLOAT64);
      NDList states =
          block.stateGradients(
              scope,
              x,
              new NDList(),
              output -> LossGradient.of(loss, torch, scope, output, target, mask).get(1));
      return states.isEmpty() ? new double[0] : norms(states, trials);
    }
  }

  private static double[] norms(NDList states, Trials trials) {
    double[] squares = new double[Arrays.stream(trials.lengths()).min().orElse(0)];
    for (int step = 0; step < states.size(); step++) {
      double[] gradient = Tensors.doubles(states.get(step));
      int size = gradient.length / trials.trials();
      for (int trial = 0; trial < trials.trials(); trial++) {
        int before = trials.lengths()[trial] - 1 - step;
        for (int i = 0; i < size && before >= 0 && before < squares.length; i++) {
          squares[before] += Math.pow(gradient[trial * size + i], 2);
        }
      }
    }
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  /**
   * The largest absolute eigenvalue: the limit of |A^k|^(1/k) (Gelfand), by squaring 40 times, each
   * time scaled to norm 1.
   */
  static double spectralRadius(Matrix matrix, Torch torch) {
    try (NDManager scope = torch.scope()) {
      NDArray power =
          Tensors.of(
              scope, matrix.array(), new Shape(matrix.rows(), matrix.columns()), Precision.FLOAT64);
      double logarithm = 0;
      double share = 1;
      for (int k = 0; k < 40; k++) {
        double norm = Tensors.doubles(power.norm())[0];
        if (norm == 0) {
          return 0;
        }
        logarithm += share * Math.log(norm);
        share /= 2;
        NDArray scaled = power.div(Tensors.number(scope, norm));
        power.close();
        power = scaled.matMul(scaled);
        scaled.close();
      }
      return Math.exp(logarithm);
    }
  }

  /**
   * How much of the gradient at a trial's end is left at its start.
   *
   * @return the ratio of the norms; empty for a network without time, or where none reaches the end
   */
  public OptionalDouble reach() {
    return gradientNorms.length == 0 || gradientNorms[0] == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(gradientNorms[gradientNorms.length - 1] / gradientNorms[0]);
  }

  /**
   * What is wrong, in words.
   *
   * @return such as "gradients vanish"; empty if nothing is
   */
  public String warning() {
    int all = units.values().stream().mapToInt(Integer::intValue).sum();
    int quiet = silent.values().stream().mapToInt(Integer::intValue).sum();
    double ratio = reach().orElse(1);
    String gradients =
        ratio > FAR ? "gradients explode" : ratio < 1 / FAR ? "gradients vanish" : "";
    String units = 2 * quiet > all ? "most units are silent" : "";
    return gradients.isEmpty() || units.isEmpty() ? gradients + units : gradients + ", " + units;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Diagnostics that
        && Arrays.equals(gradientNorms, that.gradientNorms)
        && units.equals(that.units)
        && silent.equals(that.silent)
        && spectralRadius.equals(that.spectralRadius);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(gradientNorms);
  }
}
