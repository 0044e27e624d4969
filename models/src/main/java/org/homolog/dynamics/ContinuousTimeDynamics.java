package org.homolog.dynamics;

import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.network.Network;

/** The one-step map of a continuous-time recurrent network in double precision, without noise. */
public final class ContinuousTimeDynamics {
  private ContinuousTimeDynamics() {}

  /**
   * The dynamics of a network.
   *
   * @param network a continuous-time recurrent network
   * @return its one-step map
   * @throws HomologException if the network has no dynamics
   */
  public static CellDynamics of(Network network) {
    if (network.spec() instanceof ContinuousTimeRecurrent spec) {
      int units = spec.units();
      return new CellDynamics(
          new LeakyCell(
              spec.form(),
              spec.activation(),
              spec.alpha(),
              Matrix.of(units, units, network.weights().values("Wr")),
              Matrix.of(units, network.inputs(), network.weights().values("Wx")),
              network.weights().values("b")),
          spec.stepSeconds());
    }
    throw HomologException.mistake(
        "a network of kind " + network.spec().kind() + " has no state that evolves");
  }
}
