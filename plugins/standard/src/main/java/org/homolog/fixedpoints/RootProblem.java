package org.homolog.fixedpoints;

import java.util.Optional;
import org.homolog.dynamics.CellDynamics;
import org.homolog.dynamics.Enclosure;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.system.Dynamics;

/**
 * What vanishes at the fixed points of a system under a constant input: for a cell, target - state,
 * from which leaks and gates are divided out; for any other map, next - state.
 */
interface RootProblem {
  /** Number of state variables. */
  int size();

  /** The residuals of many states, one row each. */
  Matrix residuals(Matrix states);

  /** The residuals of many states, with the derivative along any directions. */
  CellDynamics.Tangents tangents(Matrix states);

  /** The residual of one state, to the last bits. */
  double[] residual(double[] state);

  /** The Jacobian of the residual. */
  Matrix jacobian(double[] state);

  /** The derivative of the residual by the input, if it is known. */
  Optional<Matrix> inputJacobian(double[] state);

  /** One step of many states. */
  Matrix next(Matrix states);

  /** How fast a state moves: q = 1/2 |next - state|^2, of the one-step map itself. */
  double speed(double[] state);

  /** Bounds of target and Jacobian of the target over a box, if the system can give them. */
  Optional<Enclosure> enclose(double[] low, double[] high);

  /** The problem of a system under an input. */
  static RootProblem of(Dynamics dynamics, double[] input, LinearAlgebra algebra) {
    return dynamics instanceof CellDynamics cell
        ? new CellProblem(cell, input, algebra)
        : new MapProblem(dynamics, input);
  }

  /** q of a step. */
  static double speed(double[] next, double[] state) {
    double sum = 0;
    for (int i = 0; i < state.length; i++) {
      sum += (next[i] - state[i]) * (next[i] - state[i]);
    }
    return sum / 2;
  }

  /** a less the identity, in place. */
  static Matrix lessIdentity(Matrix a) {
    for (int i = 0; i < a.rows(); i++) {
      a.array()[i * a.columns() + i] -= 1;
    }
    return a;
  }

  /** a less b, in place. */
  static Matrix less(Matrix a, Matrix b) {
    for (int i = 0; i < a.array().length; i++) {
      a.array()[i] -= b.array()[i];
    }
    return a;
  }
}
