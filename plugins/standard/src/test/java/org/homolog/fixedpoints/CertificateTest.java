package org.homolog.fixedpoints;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.homolog.dynamics.CellDynamics;
import org.homolog.dynamics.LeakyCell;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.network.ActivationFunction;
import org.homolog.network.UpdateForm;
import org.homolog.random.CounterRandom;
import org.homolog.system.Dynamics;
import org.junit.jupiter.api.Test;

class CertificateTest {
  private static final LinearAlgebra ALGEBRA = new OpenBlasAlgebra(1);

  private static CellDynamics network(
      ActivationFunction activation, Matrix recurrent, double[] bias) {
    return new CellDynamics(
        LeakyCell.of(
            UpdateForm.RATE, activation, 1, recurrent, Matrix.zeros(recurrent.rows(), 0), bias),
        0.1);
  }

  private static Certificate prove(Dynamics dynamics, double[] state) {
    RootProblem problem = RootProblem.of(dynamics, new double[0], ALGEBRA);
    Matrix slopes = problem.jacobian(state);
    return Prover.prove(problem, state, slopes, ALGEBRA.inverse(slopes), ALGEBRA);
  }

  @Test
  void theProvedBallHoldsTheFixedPointAndNoOther() {
    for (int seed = 0; seed < 20; seed++) {
      CounterRandom random = new CounterRandom(seed, 0);
      int n = 6;
      Matrix recurrent = Matrix.zeros(n, n);
      Arrays.setAll(recurrent.array(), i -> 0.8 * random.nextGaussian());
      double[] bias = new double[n];
      Arrays.setAll(bias, i -> 0.3 * random.nextGaussian());
      CellDynamics dynamics = network(ActivationFunction.TANH, recurrent, bias);
      RootProblem problem = RootProblem.of(dynamics, new double[0], ALGEBRA);
      Polish.Polished point = Polish.from(new double[n], problem, ALGEBRA);
      Certificate there = prove(dynamics, point.state());
      if (!there.proved()) {
        continue;
      }
      assertTrue(there.within() < 1e-10 && there.within() < there.alone(), there::statement);
      // A state that is off by more than half the proved radius cannot be proved any closer.
      for (double off : new double[] {1e-9, 1e-6, 1e-4}) {
        double[] moved = point.state().clone();
        moved[seed % n] += off;
        Certificate near = prove(dynamics, moved);
        assertTrue(!near.proved() || near.within() >= off * 0.999999, near::statement);
      }
    }
  }

  @Test
  void noProofReachesTheNextFixedPoint() {
    for (double gain : new double[] {1.0001, 1.01, 1.2, 2, 5}) {
      CellDynamics dynamics =
          network(ActivationFunction.TANH, Matrix.of(1, 1, new double[] {gain}), new double[] {0});
      double outer = 1;
      for (int i = 0; i < 100_000; i++) {
        outer = Math.tanh(gain * outer);
      }
      Certificate middle = prove(dynamics, new double[] {0});
      assertTrue(middle.proved());
      assertTrue(middle.alone() < outer, gain + ": " + middle.statement());
      assertTrue(middle.alone() > outer / 20, gain + ": " + middle.statement());
    }
  }

  @Test
  void nothingIsProvedWhereThereIsNoFixedPoint() {
    // softplus(x) - x = log(1 + exp(-x)) falls towards zero and never reaches it.
    CellDynamics dynamics =
        network(ActivationFunction.SOFTPLUS, Matrix.of(1, 1, new double[] {1}), new double[] {0});
    for (double x : new double[] {0, 5, 20, 30, 33}) {
      Certificate certificate = prove(dynamics, new double[] {x});
      assertFalse(certificate.proved(), x + ": " + certificate.statement());
    }
  }

  @Test
  void aKinkIsSaidToStandInTheWay() {
    CellDynamics dynamics =
        network(ActivationFunction.RELU, Matrix.of(1, 1, new double[] {3}), new double[] {0});
    Certificate atKink = prove(dynamics, new double[] {0});
    assertFalse(atKink.proved());
    assertTrue(atKink.statement().startsWith("not proved"), atKink.statement());
    CellDynamics above =
        network(ActivationFunction.RELU, Matrix.of(1, 1, new double[] {0.5}), new double[] {1});
    assertTrue(prove(above, new double[] {2}).proved());
  }

  @Test
  void aLinearSystemIsProvedEverywhere() {
    CellDynamics dynamics =
        network(ActivationFunction.LINEAR, Matrix.of(1, 1, new double[] {-4}), new double[] {5});
    Certificate certificate = prove(dynamics, new double[] {1});
    assertTrue(certificate.proved());
    assertTrue(certificate.alone() > 800, certificate::statement);
  }
}
