package org.homolog.network;

/**
 * Where recurrent noise of strength sigma enters, and its standard deviation per step, xi a
 * standard normal number and a = dt / tau. Both are the same thing in the current and the rectified
 * form.
 */
public enum NoiseScaling {
  /** Added to a unit's input, inside the activation of the rate form: sqrt(2 / a) sigma xi. */
  INPUT,
  /** Added to the state, outside the activation of the rate form: sqrt(2 a) sigma xi. */
  STATE
}
