package org.homolog.network;

/**
 * The leaky update of a continuous-time recurrent network. Three forms are in use and agree only
 * where dt equals tau; a = dt / tau, f is the activation function, I = Wx x + b.
 *
 * <p>Yang and Wang 2020, Neuron, doi:10.1016/j.neuron.2020.09.005, Eq 26-27.
 */
public enum UpdateForm {
  /** r' = (1 - a) r + a f(Wr r + I): Eq 27 as printed. The state is the rate. */
  RATE,
  /** c' = (1 - a) c + a (Wr f(c) + I), r = f(c). The state is a current. */
  CURRENT,
  /** r' = f((1 - a) r + a (Wr r + I)): the leak inside the activation. The state is the rate. */
  RECTIFIED
}
