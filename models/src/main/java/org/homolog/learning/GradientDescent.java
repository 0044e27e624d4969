package org.homolog.learning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.homolog.failure.HomologException;
import org.homolog.network.Network;
import org.homolog.network.NetworkBlock;
import org.homolog.network.Weights;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.torch.Precision;
import org.homolog.torch.Tensors;
import org.homolog.torch.Torch;

/**
 * Gradient descent on mini-batches: through time, where the network has time. A step's arrays live
 * in a scope of their own, so that memory does not grow with the number of steps; the same seed
 * gives the same weights.
 */
public final class GradientDescent {

  /**
   * What is learned from.
   *
   * @param loss what is lowered
   * @param batches the batch of each step, from 0
   * @param validation trials to validate on, if any
   * @param judge given trials and outputs, the share answered rightly; NaN where answers are not
   *     judged
   */
  public record Lessons(
      Task.Loss loss, LongFunction<Trials> batches, Optional<Trials> validation, Judge judge) {}

  /** Judges answers. */
  @FunctionalInterface
  public interface Judge {
    /**
     * The share of trials answered rightly.
     *
     * @param trials the trials
     * @param outputs steps x trials x outputs
     * @return from 0 to 1, or NaN where answers are not judged
     */
    double accuracy(Trials trials, float[] outputs);
  }

  /**
   * A network after training.
   *
   * @param network the network with its new weights
   * @param history how learning went
   */
  public record Learned(Network network, TrainingHistory history) {}

  private record Evaluation(double loss, double accuracy) {}

  private final Network network;
  private final Lessons lessons;
  private final TrainingOptions options;
  private final LearningListener listener;
  private final Torch torch;
  private final NetworkBlock block;
  private final long noiseSeed;

  private GradientDescent(
      Network network,
      Lessons lessons,
      TrainingOptions options,
      long seed,
      LearningListener listener) {
    this.network = network;
    this.lessons = lessons;
    this.options = options;
    this.listener = listener;
    this.torch = Torch.on(options.device());
    this.block =
        network.spec().block(network.inputs(), network.outputs(), torch, Precision.FLOAT32);
    this.noiseSeed = CounterRandom.seed(seed, "recurrent noise");
  }

  /**
   * Trains a network.
   *
   * @param network where to begin
   * @param lessons what to learn from
   * @param options how
   * @param seed where recurrent noise comes from
   * @param listener told how it goes
   * @return the trained network
   * @throws HomologException if the loss or its gradient is not finite, or the listener cancels
   */
  public static Learned train(
      Network network,
      Lessons lessons,
      TrainingOptions options,
      long seed,
      LearningListener listener) {
    return new GradientDescent(network, lessons, options, seed, listener).run();
  }

  private Learned run() {
    List<LearningProgress> reports = new ArrayList<>();
    TrainingHistory.Ending ending = TrainingHistory.Ending.ALL_STEPS;
    try (NDManager owner = torch.scope()) {
      block.load(owner, network.weights());
      Optimiser.Steps optimiser = options.rule().begin(torch, owner, block.trainable());
      Weights best = network.weights();
      double lowest = Double.POSITIVE_INFINITY;
      int since = 0;
      double lossSum = 0;
      int summed = 0;
      for (int step = 1; step <= options.steps(); step++) {
        listener.checkCancelled();
        boolean reporting = step % options.validationEvery() == 0 || step == options.steps();
        try (NDManager scope = torch.scope()) {
          Taken taken = take(scope, optimiser, step, reporting);
          lossSum += taken.loss();
          summed++;
          if (!reporting) {
            continue;
          }
          Evaluation validated =
              lessons
                  .validation()
                  .map(trials -> evaluate(scope, trials))
                  .orElse(new Evaluation(Double.NaN, Double.NaN));
          LearningProgress progress =
              new LearningProgress(
                  step,
                  options.steps(),
                  lossSum / summed,
                  taken.accuracy(),
                  validated.loss(),
                  validated.accuracy(),
                  taken.gradientNorm());
          lossSum = 0;
          summed = 0;
          reports.add(progress);
          listener.learned(progress);
          boolean reached =
              options.targetAccuracy() < 1 && validated.accuracy() >= options.targetAccuracy();
          if (validated.loss() < lowest || reached) {
            lowest = validated.loss();
            best = block.weights();
            since = 0;
          } else {
            since++;
          }
          if (reached) {
            ending = TrainingHistory.Ending.TARGET_REACHED;
            break;
          }
          if (options.patience() > 0 && since >= options.patience()) {
            ending = TrainingHistory.Ending.NO_PROGRESS;
            break;
          }
        }
      }
      boolean keepBest =
          options.keep() == TrainingOptions.Keep.BEST && lowest < Double.POSITIVE_INFINITY;
      return new Learned(
          network.with(keepBest ? best : block.weights()), new TrainingHistory(reports, ending));
    }
  }

  private record Taken(double loss, double accuracy, double gradientNorm) {}

  private Taken take(NDManager scope, Optimiser.Steps optimiser, int step, boolean judged) {
    Trials trials = lessons.batches().apply(step - 1L);
    NDArray x = inputs(scope, trials);
    NDList noise =
        block.noise(scope, x.getShape(), CounterRandom.seed(noiseSeed, Integer.toString(step)));
    double[] seen = {Double.NaN, Double.NaN};
    NDList gradients =
        block.gradients(
            scope,
            x,
            noise,
            output -> {
              NDList both = lossAndGradient(scope, trials, output);
              seen[0] = Tensors.doubles(both.head())[0];
              if (judged) {
                seen[1] = lessons.judge().accuracy(trials, Tensors.floats(output));
              }
              return both.get(1);
            });
    double norm =
        GradientClipping.apply(torch, scope, gradients, options.clipValue(), options.clipNorm());
    if (!Double.isFinite(seen[0]) || !Double.isFinite(norm)) {
      throw HomologException.mistake(
          "training step "
              + step
              + ": the loss is "
              + seen[0]
              + " and the norm of its gradient "
              + norm
              + "; try a smaller learning-rate (now "
              + options.learningRate()
              + ") or clip-norm (now "
              + options.clipNorm()
              + ")");
    }
    optimiser.apply(scope, gradients, options.learningRate(), options.l2());
    return new Taken(seen[0], seen[1], norm);
  }

  private Evaluation evaluate(NDManager scope, Trials trials) {
    NDList layers = block.layers(scope, inputs(scope, trials), new NDList());
    NDArray output = layers.get(layers.size() - 1);
    double loss = Tensors.doubles(lossAndGradient(scope, trials, output).head())[0];
    return new Evaluation(loss, lessons.judge().accuracy(trials, Tensors.floats(output)));
  }

  private NDList lossAndGradient(NDManager scope, Trials trials, NDArray output) {
    Shape steps = new Shape(trials.steps(), trials.trials());
    NDArray target =
        Tensors.of(scope, trials.targets(), steps.add(trials.targetCount()), Precision.FLOAT32);
    NDArray weights = Tensors.of(scope, trials.weights(), steps.add(1), Precision.FLOAT32);
    return LossGradient.of(lessons.loss(), torch, scope, output, target, weights);
  }

  private static NDArray inputs(NDManager scope, Trials trials) {
    return Tensors.of(
        scope,
        trials.inputs(),
        new Shape(trials.steps(), trials.trials(), trials.inputCount()),
        Precision.FLOAT32);
  }
}
