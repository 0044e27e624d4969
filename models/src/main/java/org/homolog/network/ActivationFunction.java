package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/** What turns a unit's input into its activity. */
public enum ActivationFunction {
  /** max(0, x). */
  RELU("torch.relu(%s)", "torch.sign(%s)"),
  /** Hyperbolic tangent. */
  TANH("torch.tanh(%s)", "torch.rsub(torch.mul(%1$s, %1$s), 1.0)"),
  /** log(1 + exp(x)). */
  SOFTPLUS("torch.softplus(%s)", "torch.neg(torch.expm1(torch.neg(%s)))"),
  /** 1 / (1 + exp(-x)). */
  SIGMOID("torch.sigmoid(%s)", "torch.mul(%1$s, torch.rsub(%1$s, 1.0))"),
  /** x. */
  LINEAR("torch.clone(%s)", "torch.ones_like(%s)");

  private final String script;
  private final String slope;

  ActivationFunction(String script, String slope) {
    this.script = script;
    this.slope = slope;
  }

  /** TorchScript for the activity of an input. */
  String script(String input) {
    return script.formatted(input);
  }

  /** TorchScript for the derivative, written in the activity itself; that of relu at zero is 0. */
  String slopeScript(String activity) {
    return slope.formatted(activity);
  }

  /** The activity, recorded on the gradient tape. */
  NDArray apply(NDArray input) {
    return switch (this) {
      case RELU -> Activation.relu(input);
      case TANH -> Activation.tanh(input);
      case SOFTPLUS -> Activation.softPlus(input);
      case SIGMOID -> Activation.sigmoid(input);
      case LINEAR -> input;
    };
  }
}
