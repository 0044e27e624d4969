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

  /**
   * TorchScript for the activity of an input.
   *
   * @param input an expression
   * @return an expression
   */
  public String script(String input) {
    return script.formatted(input);
  }

  /** TorchScript for a statement that turns an array of inputs into their activities. */
  String inPlaceScript(String array) {
    return switch (this) {
      case RELU -> "torch.relu_(" + array + ")";
      case TANH -> "torch.tanh_(" + array + ")";
      case SIGMOID -> "torch.sigmoid_(" + array + ")";
      case SOFTPLUS -> "torch.softplus(" + array + ", out=" + array + ")";
      case LINEAR -> array;
    };
  }

  /**
   * TorchScript for a statement that writes into an array the product of gradients by the
   * derivative, given the activities.
   */
  String backScript(String gradient, String activity, String into) {
    return switch (this) {
      case RELU ->
          "torch.threshold_backward("
              + gradient
              + ", "
              + activity
              + ", 0, grad_input="
              + into
              + ")";
      case TANH ->
          "torch.tanh_backward(" + gradient + ", " + activity + ", grad_input=" + into + ")";
      case SIGMOID ->
          "torch.sigmoid_backward(" + gradient + ", " + activity + ", grad_input=" + into + ")";
      case SOFTPLUS ->
          "torch.mul(" + gradient + ", " + slopeScript(activity) + ", out=" + into + ")";
      case LINEAR -> "torch.copy_(" + into + ", " + gradient + ")";
    };
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

  /**
   * The activity of an input, in double precision.
   *
   * @param input the input
   * @return f(input)
   */
  public double value(double input) {
    return switch (this) {
      case RELU -> Math.max(0, input);
      case TANH -> StrictMath.tanh(input);
      // Beyond 30 the logarithm adds nothing to the input that a double could hold.
      case SOFTPLUS ->
          input > 30 ? input + StrictMath.exp(-input) : StrictMath.log1p(StrictMath.exp(input));
      case SIGMOID -> 1 / (1 + StrictMath.exp(-input));
      case LINEAR -> input;
    };
  }

  /**
   * The derivative of the activity by the input, in double precision; that of relu at zero is 0.
   *
   * @param input the input
   * @return f'(input)
   */
  public double slope(double input) {
    double activity = value(input);
    return switch (this) {
      case RELU -> input > 0 ? 1 : 0;
      case TANH -> 1 - activity * activity;
      case SOFTPLUS -> 1 / (1 + StrictMath.exp(-input));
      case SIGMOID -> activity * (1 - activity);
      case LINEAR -> 1;
    };
  }
}
