package org.homolog.learning;

import org.homolog.failure.HomologException;
import org.homolog.spi.Option;

/**
 * Which optimiser, with its constants; an option of another optimiser is refused.
 *
 * @param optimiser which optimiser
 * @param learningRate step size
 * @param momentum momentum of sgd and rmsprop
 * @param beta1 decay of the mean gradient of adam and adamw
 * @param beta2 decay of the mean squared gradient of adam and adamw
 * @param smoothing decay of the mean squared gradient of rmsprop
 * @param epsilon what keeps divisions finite; 0 for PyTorch's choice, 1e-8, or 1e-10 with adagrad
 * @param weightDecay decay of weights of adamw: each step multiplies them by 1 - rate weightDecay
 */
public record OptimiserOptions(
    @Option(text = "optimiser", byDefault = "adam") Kind optimiser,
    @Option(text = "step size", byDefault = "0.002", min = 0, max = 1e3) double learningRate,
    @Option(text = "momentum of sgd and rmsprop", byDefault = "0", min = 0, max = 1)
        double momentum,
    @Option(
            text = "adam and adamw: decay of the mean gradient",
            byDefault = "0.9",
            min = 0,
            max = 1)
        double beta1,
    @Option(
            text = "adam and adamw: decay of the mean squared gradient",
            byDefault = "0.999",
            min = 0,
            max = 1)
        double beta2,
    @Option(
            text = "rmsprop: decay of the mean squared gradient",
            byDefault = "0.99",
            min = 0,
            max = 1)
        double smoothing,
    @Option(
            text = "keeps divisions finite; 0 for PyTorch's choice: 1e-8, adagrad 1e-10",
            byDefault = "0",
            min = 0,
            max = 1)
        double epsilon,
    @Option(
            text = "adamw: each step multiplies the weights by 1 - rate x weight-decay",
            byDefault = "0",
            min = 0,
            max = 1e3)
        double weightDecay) {
  /** Which optimiser. */
  public enum Kind {
    /** Adam. */
    ADAM,
    /** Adam with decay of weights beside the gradient. */
    ADAMW,
    /** Stochastic gradient descent, with momentum if asked for. */
    SGD,
    /** Adagrad. */
    ADAGRAD,
    /** RMSProp, with momentum if asked for. */
    RMSPROP
  }

  /** Refuses impossible values and options of another optimiser. */
  public OptimiserOptions {
    if (!(learningRate >= 0)) {
      throw HomologException.mistake("learning-rate must be 0 or more, but is " + learningRate);
    }
    boolean adaptive = optimiser == Kind.ADAM || optimiser == Kind.ADAMW;
    refuse(
        momentum != 0 && optimiser != Kind.SGD && optimiser != Kind.RMSPROP,
        "momentum belongs to optimiser sgd or rmsprop; adam has its own: beta1");
    refuse(
        !adaptive && (beta1 != 0.9 || beta2 != 0.999), "beta1 and beta2 belong to adam and adamw");
    refuse(
        optimiser != Kind.RMSPROP && smoothing != 0.99,
        "smoothing belongs to rmsprop; that of adam is beta2");
    refuse(optimiser == Kind.SGD && epsilon != 0, "epsilon belongs to the optimisers that divide");
    refuse(
        optimiser != Kind.ADAMW && weightDecay != 0,
        "weight-decay belongs to adamw; with the others use l2");
    refuse(
        optimiser == Kind.ADAMW && !(weightDecay > 0),
        "optimiser: adamw needs a weight-decay above 0, such as 0.01; without it is adam");
  }

  private static void refuse(boolean wrong, String problem) {
    if (wrong) {
      throw HomologException.mistake(problem);
    }
  }

  /**
   * The optimiser these options ask for.
   *
   * @return the rule
   */
  public Optimiser rule() {
    double positive = epsilon > 0 ? epsilon : optimiser == Kind.ADAGRAD ? 1e-10 : 1e-8;
    return switch (optimiser) {
      case ADAM, ADAMW -> new Adam(beta1, beta2, positive, weightDecay);
      case SGD -> new Momentum(momentum);
      case ADAGRAD -> new Adagrad(positive);
      case RMSPROP -> new RmsProp(smoothing, momentum, positive);
    };
  }
}
