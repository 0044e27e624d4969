package org.homolog.fixedpoints;

import java.util.Optional;
import org.homolog.dynamics.CellDynamics;
import org.homolog.dynamics.Enclosure;
import org.homolog.linalg.Matrix;
import org.homolog.system.Dynamics;

/** The fixed points of a map of which only step and Jacobian are known: next - state. */
record MapProblem(Dynamics dynamics, double[] input) implements RootProblem {
  @Override
  public int size() {
    return dynamics.stateCount();
  }

  @Override
  public Matrix residuals(Matrix states) {
    return RootProblem.less(next(states), states);
  }

  @Override
  public CellDynamics.Tangents tangents(Matrix states) {
    Matrix values = residuals(states);
    return new CellDynamics.Tangents() {
      @Override
      public Matrix values() {
        return values;
      }

      @Override
      public Matrix along(Matrix directions) {
        int n = size();
        Matrix pushed = Matrix.zeros(states.rows(), n);
        for (int k = 0; k < states.rows(); k++) {
          Matrix jacobian = jacobian(states.row(k));
          for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
              sum += jacobian.get(i, j) * directions.get(k, j);
            }
            pushed.array()[k * n + i] = sum;
          }
        }
        return pushed;
      }
    };
  }

  @Override
  public double[] residual(double[] state) {
    double[] residual = dynamics.step(state, input).clone();
    for (int i = 0; i < residual.length; i++) {
      residual[i] -= state[i];
    }
    return residual;
  }

  @Override
  public Matrix jacobian(double[] state) {
    return RootProblem.lessIdentity(dynamics.jacobian(state, input).copy());
  }

  @Override
  public Optional<Matrix> inputJacobian(double[] state) {
    return dynamics.inputJacobian(state, input);
  }

  @Override
  public Matrix next(Matrix states) {
    int n = size();
    Matrix next = Matrix.zeros(states.rows(), n);
    for (int k = 0; k < states.rows(); k++) {
      System.arraycopy(dynamics.step(states.row(k), input), 0, next.array(), k * n, n);
    }
    return next;
  }

  @Override
  public double speed(double[] state) {
    return RootProblem.speed(dynamics.step(state, input), state);
  }

  @Override
  public Optional<Enclosure> enclose(double[] low, double[] high) {
    return Optional.empty();
  }
}
