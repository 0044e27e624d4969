package org.homolog.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.homolog.failure.HomologException;
import org.homolog.network.Network;
import org.homolog.network.NetworkBlock;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Trials;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * Shows lessons to a network: the loss, its gradient by the weights, the share of right answers.
 */
final class LessonStep {
  /**
   * What a lesson showed.
   *
   * @param loss the loss
   * @param accuracy share of right answers; NaN where not asked for
   * @param gradients one per trainable weight array, clipped
   * @param gradientNorm norm of all of them before clipping
   */
  record Shown(double loss, double accuracy, NDList gradients, double gradientNorm) {}

  /**
   * How well a network does.
   *
   * @param loss mean loss of the lessons
   * @param accuracy share of right answers in the lesson answered worst; NaN where not judged
   */
  record Evaluation(double loss, double accuracy) {}

  private final Network network;
  private final NetworkBlock block;
  private final TrainingOptions options;
  private final long noiseSeed;

  LessonStep(Network network, NetworkBlock block, TrainingOptions options, long seed) {
    this.network = network;
    this.block = block;
    this.options = options;
    this.noiseSeed = CounterRandom.seed(seed, "recurrent noise");
  }

  /** Loss and gradient of a lesson, with the noise of that step. */
  Shown show(NDManager scope, Lesson lesson, int step, boolean judged) {
    check(lesson);
    NDArray x = inputs(scope, lesson.trials());
    NDList noise =
        block.noise(scope, x.getShape(), CounterRandom.seed(noiseSeed, Integer.toString(step)));
    double[] seen = {Double.NaN, Double.NaN};
    NDList gradients =
        block.gradients(
            scope,
            x,
            noise,
            output -> {
              NDList both = lossAndGradient(scope, lesson, output);
              seen[0] = Tensors.doubles(both.head())[0];
              if (judged) {
                seen[1] = lesson.judge().accuracy(lesson.trials(), Tensors.floats(output));
              }
              return both.get(1);
            },
            options.activity(),
            counted(scope, lesson.trials()));
    double norm =
        GradientClipping.apply(
            block.torch(), scope, gradients, options.clipValue(), options.clipNorm());
    return new Shown(seen[0], seen[1], gradients, norm);
  }

  /** 1 at the steps of each trial, 0 after its end. */
  private NDArray counted(NDManager scope, Trials trials) {
    Shape shape = new Shape(trials.steps(), trials.trials(), 1);
    if (!options.activity().ofActivity()) {
      return scope.ones(shape, block.precision().dataType());
    }
    float[] counted = new float[trials.steps() * trials.trials()];
    for (int i = 0; i < counted.length; i++) {
      counted[i] = i / trials.trials() < trials.lengths()[i % trials.trials()] ? 1 : 0;
    }
    return Tensors.of(scope, counted, shape, block.precision());
  }

  /** How well the network does in a lesson, noise off. */
  Evaluation evaluate(Torch torch, Lesson lesson) {
    check(lesson);
    try (NDManager scope = torch.scope()) {
      NDList layers = block.layers(scope, inputs(scope, lesson.trials()), new NDList());
      NDArray output = layers.get(layers.size() - 1);
      double loss = Tensors.doubles(lossAndGradient(scope, lesson, output).head())[0];
      return new Evaluation(loss, lesson.judge().accuracy(lesson.trials(), Tensors.floats(output)));
    }
  }

  private NDList lossAndGradient(NDManager scope, Lesson lesson, NDArray output) {
    Trials trials = lesson.trials();
    Shape steps = new Shape(trials.steps(), trials.trials());
    NDArray target =
        Tensors.of(scope, trials.targets(), steps.add(trials.targetCount()), block.precision());
    int weighed = Math.max(1, lesson.outputWeights().length);
    NDArray weights = Tensors.of(scope, lesson.weights(), steps.add(weighed), block.precision());
    return LossGradient.of(lesson.loss(), block.torch(), scope, output, target, weights);
  }

  private NDArray inputs(NDManager scope, Trials trials) {
    return Tensors.of(
        scope,
        trials.inputs(),
        new Shape(trials.steps(), trials.trials(), trials.inputCount()),
        block.precision());
  }

  /** Refuses trials that the network cannot learn from, before the engine sees them. */
  private void check(Lesson lesson) {
    Trials trials = lesson.trials();
    if (trials.inputCount() != network.inputs()) {
      throw HomologException.mistake(
          "the network has "
              + network.inputs()
              + " inputs, the trials have "
              + trials.inputCount());
    }
    boolean classes = lesson.loss() == Objective.CROSS_ENTROPY;
    if (trials.targetCount() != (classes ? 1 : network.outputs())) {
      throw HomologException.mistake(
          "the trials have "
              + trials.targetCount()
              + " targets per step, but "
              + (classes
                  ? "cross entropy takes one, the number of the class"
                  : "the network has " + network.outputs() + " outputs"));
    }
    float[] targets = trials.targets();
    for (int i = 0; classes && i < targets.length; i++) {
      if (!(targets[i] >= 0 && targets[i] < network.outputs() && targets[i] == (int) targets[i])) {
        throw HomologException.mistake(
            "trial "
                + (i % trials.trials() + 1)
                + " of the batch, step "
                + (i / trials.trials() + 1)
                + ": the target is class "
                + targets[i]
                + ", but the network's outputs are the classes 0 to "
                + (network.outputs() - 1));
      }
    }
    for (float weight : trials.weights()) {
      if (weight != 0) {
        return;
      }
    }
    throw HomologException.mistake(
        "no step of the batch counts in the loss: all weights are 0 (" + trials + ")");
  }
}
