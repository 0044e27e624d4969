package org.homolog.network;

/**
 * Dale's law: what a unit sends has one sign. The magnitude comes from the array that learning
 * changes, the sign from the population.
 *
 * <p>Song, Yang and Wang 2016, doi:10.1371/journal.pcbi.1004792; Yang and Wang 2020,
 * doi:10.1016/j.neuron.2020.09.005, Eq 35-36.
 */
public enum DaleConstraint {
  /** No law: a weight has the sign that learning gives it. */
  NONE,
  /** W = |w| s: no weight is lost to learning at zero. */
  ABS,
  /** W = max(0, w) s: weights may become zero and stay so. */
  RECTIFY;

  /** TorchScript for the magnitude. */
  String script(String array) {
    return switch (this) {
      case NONE -> array;
      case ABS -> "torch.abs(" + array + ")";
      case RECTIFY -> "torch.relu(" + array + ")";
    };
  }

  /** TorchScript for a gradient by the array from that by the magnitude. */
  String chainScript(String gradient, String array) {
    return switch (this) {
      case NONE -> gradient;
      case ABS -> "torch.mul(" + gradient + ", torch.sign(" + array + "))";
      case RECTIFY -> "torch.mul(" + gradient + ", torch.gt(" + array + ", 0))";
    };
  }

  /** The magnitude of one value. */
  double value(double value) {
    return switch (this) {
      case NONE -> value;
      case ABS -> Math.abs(value);
      case RECTIFY -> Math.max(0, value);
    };
  }
}
