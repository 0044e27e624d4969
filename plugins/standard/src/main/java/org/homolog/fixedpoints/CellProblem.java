package org.homolog.fixedpoints;

import java.util.Optional;
import org.homolog.dynamics.CellDynamics;
import org.homolog.dynamics.Enclosure;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;

/** The fixed points of a cell: target - state. */
record CellProblem(CellDynamics dynamics, double[] input, LinearAlgebra algebra)
    implements RootProblem {
  @Override
  public int size() {
    return dynamics.stateCount();
  }

  @Override
  public Matrix residuals(Matrix states) {
    return RootProblem.less(dynamics.target(states, input, algebra).copy(), states);
  }

  @Override
  public CellDynamics.Tangents tangents(Matrix states) {
    CellDynamics.Tangents target = dynamics.tangents(states, input, algebra);
    Matrix values = RootProblem.less(target.values().copy(), states);
    return new CellDynamics.Tangents() {
      @Override
      public Matrix values() {
        return values;
      }

      @Override
      public Matrix along(Matrix directions) {
        return RootProblem.less(target.along(directions).copy(), directions);
      }
    };
  }

  @Override
  public double[] residual(double[] state) {
    double[] residual = dynamics.target(state, input);
    for (int i = 0; i < residual.length; i++) {
      residual[i] -= state[i];
    }
    return residual;
  }

  @Override
  public Matrix jacobian(double[] state) {
    return RootProblem.lessIdentity(dynamics.targetJacobian(state, input).copy());
  }

  @Override
  public Optional<Matrix> inputJacobian(double[] state) {
    return Optional.of(dynamics.targetInputJacobian(state, input));
  }

  @Override
  public Matrix next(Matrix states) {
    return dynamics.next(states, input, algebra);
  }

  @Override
  public double speed(double[] state) {
    return RootProblem.speed(dynamics.step(state, input), state);
  }

  @Override
  public Optional<Enclosure> enclose(double[] low, double[] high) {
    return Optional.of(dynamics.enclose(low, high, input));
  }
}
