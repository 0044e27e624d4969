package org.homolog.fixedpoints;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.homolog.dynamics.CellDynamics;
import org.homolog.dynamics.GatedCell;
import org.homolog.dynamics.LeakyCell;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.network.ActivationFunction;
import org.homolog.network.UpdateForm;
import org.homolog.random.CounterRandom;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Dynamics;
import org.junit.jupiter.api.Test;

class FixedPointSearchTest {
  private static final LinearAlgebra ALGEBRA = new OpenBlasAlgebra(1);

  private static CellDynamics network(
      ActivationFunction activation, Matrix recurrent, double[] bias) {
    return new CellDynamics(
        LeakyCell.of(
            UpdateForm.RATE, activation, 1, recurrent, Matrix.zeros(recurrent.rows(), 0), bias),
        0.1);
  }

  private static Matrix diagonal(int n, double value) {
    Matrix matrix = Matrix.identity(n);
    Arrays.setAll(matrix.array(), i -> value * matrix.array()[i]);
    return matrix;
  }

  private static FixedPoints find(Dynamics dynamics, int starts) {
    return find(dynamics, starts, ALGEBRA);
  }

  private static FixedPoints find(Dynamics dynamics, int starts, LinearAlgebra algebra) {
    CounterRandom random = new CounterRandom(2, 0);
    Matrix from = Matrix.zeros(starts, dynamics.stateCount());
    Arrays.setAll(from.array(), i -> 1.5 * random.nextGaussian());
    return FixedPointSearch.find(
        dynamics, new double[0], from, SearchSettings.USUAL, new TestRun(1, algebra));
  }

  /** A map given by step and Jacobian only: a ring of fixed points of radius 1 around a source. */
  private record Ring() implements Dynamics {
    @Override
    public int stateCount() {
      return 2;
    }

    @Override
    public int inputCount() {
      return 0;
    }

    @Override
    public double stepSeconds() {
      return 1;
    }

    @Override
    public double[] step(double[] r, double[] input) {
      double growth = 1 + 0.3 * (1 - r[0] * r[0] - r[1] * r[1]);
      return new double[] {growth * r[0], growth * r[1]};
    }

    @Override
    public Matrix jacobian(double[] r, double[] input) {
      double growth = 1 + 0.3 * (1 - r[0] * r[0] - r[1] * r[1]);
      double cross = -0.6 * r[0] * r[1];
      return Matrix.of(
          2,
          2,
          new double[] {growth - 0.6 * r[0] * r[0], cross, cross, growth - 0.6 * r[1] * r[1]});
    }

    @Override
    public double[] rates(double[] state) {
      return state.clone();
    }
  }

  @Test
  void aRingIsOneContinuumAroundAnIsolatedPoint() {
    FixedPoints found = find(new Ring(), 80);
    assertEquals(2, found.points().size(), found.statement());
    FixedPoint centre =
        found.points().stream()
            .filter(p -> p.kind() == FixedPoint.Kind.ISOLATED)
            .findFirst()
            .orElseThrow();
    assertArrayEquals(new double[2], centre.state(), 1e-12);
    FixedPoint ring =
        found.points().stream()
            .filter(p -> p.kind() == FixedPoint.Kind.CONTINUUM)
            .findFirst()
            .orElseThrow();
    assertTrue(ring.members().rows() > 20);
    for (int k = 0; k < ring.members().rows(); k++) {
      assertEquals(1, Vectors.norm(ring.members().row(k)), 1e-9);
    }
    assertEquals(0, Vectors.dot(ring.state(), ring.still().row(0)), 1e-6);
    assertTrue(found.statement().contains("1 continuum of fixed points"), found.statement());
  }

  @Test
  void twoLinesStayApart() {
    // tanh(2 x) has three fixed points; the second variable keeps whatever it has.
    Matrix recurrent = Matrix.of(2, 2, new double[] {2, 0, 0, 1});
    CellDynamics saturating =
        network(ActivationFunction.TANH, Matrix.of(1, 1, new double[] {2}), new double[1]);
    Dynamics both =
        new Dynamics() {
          @Override
          public int stateCount() {
            return recurrent.rows();
          }

          @Override
          public int inputCount() {
            return 0;
          }

          @Override
          public double stepSeconds() {
            return 1;
          }

          @Override
          public double[] step(double[] state, double[] input) {
            return new double[] {saturating.step(new double[] {state[0]}, input)[0], state[1]};
          }

          @Override
          public Matrix jacobian(double[] state, double[] input) {
            double slope = saturating.jacobian(new double[] {state[0]}, input).get(0, 0);
            return Matrix.of(2, 2, new double[] {slope, 0, 0, 1});
          }

          @Override
          public double[] rates(double[] state) {
            return state.clone();
          }
        };
    FixedPoints found = find(both, 90);
    assertEquals(3, found.points().size(), found.statement());
    assertTrue(found.points().stream().allMatch(p -> p.kind() == FixedPoint.Kind.CONTINUUM));
  }

  @Test
  void hundredsOfPointsAreAllFound() {
    FixedPoints found =
        find(network(ActivationFunction.TANH, diagonal(5, 1.5), new double[5]), 400);
    assertEquals(243, found.points().size(), found.statement());
    assertTrue(found.points().stream().allMatch(p -> p.certificate().proved()));
  }

  @Test
  void oneUnitIsEnough() {
    FixedPoints found =
        find(
            network(ActivationFunction.TANH, Matrix.of(1, 1, new double[] {3}), new double[1]), 20);
    assertEquals(3, found.points().size());
    assertEquals(0, found.points().get(1).state()[0], 1e-15);
  }

  @Test
  void theAlgebraInPlainJavaFindsTheSame() {
    CellDynamics dynamics = network(ActivationFunction.TANH, diagonal(2, 1.5), new double[2]);
    FixedPoints one = find(dynamics, 60, ALGEBRA);
    FixedPoints other = find(dynamics, 60, new ReferenceAlgebra());
    assertEquals(9, one.points().size());
    assertEquals(9, other.points().size());
    for (int k = 0; k < 9; k++) {
      assertArrayEquals(one.points().get(k).state(), other.points().get(k).state(), 1e-12);
    }
  }

  @Test
  void aSystemWithoutFixedPointsHasSlowPointsAtMost() {
    // The activity of both rises for ever, the second's explodes.
    CellDynamics drifting =
        network(ActivationFunction.SOFTPLUS, Matrix.of(1, 1, new double[] {1}), new double[] {0.1});
    FixedPoints none = find(drifting, 30);
    assertTrue(none.points().isEmpty(), none.statement());
    CellDynamics exploding =
        network(ActivationFunction.RELU, Matrix.of(1, 1, new double[] {3}), new double[] {1});
    FixedPoints found = find(exploding, 30);
    assertTrue(found.points().isEmpty(), found.statement());
    assertTrue(found.statement().startsWith("No fixed point was found"), found.statement());
    Matrix rolledOut = StartStates.rolledOut(exploding, new double[0], 10, 1, ALGEBRA);
    assertTrue(Vectors.isFinite(rolledOut.array()));
  }

  @Test
  void aGhostIsASlowPoint() {
    // Just past the fold of x = tanh(2 x + b): the channel that is left is slow, not fixed.
    double slope = Math.sqrt(0.5);
    double b = 0.5 * Math.log((1 + slope) / (1 - slope)) - 2 * slope - 0.01;
    CellDynamics dynamics =
        network(ActivationFunction.TANH, Matrix.of(1, 1, new double[] {2}), new double[] {b});
    FixedPoints found = find(dynamics, 60);
    assertEquals(1, found.points().size(), found.statement());
    assertEquals(1, found.slow().size(), found.statement());
    SlowPoint ghost = found.slow().get(0);
    assertEquals(slope, ghost.state()[0], 0.02);
    assertEquals(0.5 * 0.005 * 0.005, ghost.q(), 1e-7);
  }

  @Test
  void aShutGateIsNoFixedPoint() {
    // The update gate is shut but for e^-50: every state looks fixed, one is.
    double[] bias = new double[6];
    Arrays.fill(bias, 2, 4, 50);
    bias[4] = 0.3;
    bias[5] = -0.8;
    GatedCell cell = new GatedCell(Matrix.zeros(6, 0), Matrix.zeros(6, 2), bias, new double[6]);
    FixedPoints found = find(new CellDynamics(cell, 1), 40);
    assertEquals(1, found.points().size(), found.statement());
    assertArrayEquals(
        new double[] {Math.tanh(0.3), Math.tanh(-0.8)}, found.points().get(0).state(), 1e-14);
  }

  @Test
  void aLargeNetworkIsSearchedWithoutItsJacobians() {
    int n = 400;
    CounterRandom random = new CounterRandom(8, 0);
    Matrix recurrent = Matrix.zeros(n, n);
    double[] m = new double[n];
    Arrays.setAll(m, i -> random.nextGaussian());
    Arrays.setAll(
        recurrent.array(),
        i -> 2 * m[i / n] * m[i % n] / n + 0.2 * random.nextGaussian() / Math.sqrt(n));
    FixedPoints found = find(network(ActivationFunction.TANH, recurrent, new double[n]), 60);
    assertEquals(3, found.points().size(), found.statement());
    assertTrue(found.points().stream().allMatch(p -> p.certificate().proved()));
  }

  @Test
  void startsThatAreNotFiniteAreCounted() {
    CellDynamics dynamics = network(ActivationFunction.TANH, diagonal(2, 0.5), new double[2]);
    Matrix starts = Matrix.of(3, 2, new double[] {1, 1, Double.NaN, 0, 0, 1});
    FixedPoints found =
        FixedPointSearch.find(
            dynamics, new double[0], starts, SearchSettings.USUAL, new TestRun(1, ALGEBRA));
    assertEquals(1, found.counts().lost());
    assertEquals(1, found.points().size());
    assertEquals(
        0,
        FixedPointSearch.find(
                dynamics,
                new double[0],
                Matrix.zeros(0, 2),
                SearchSettings.USUAL,
                new TestRun(1, ALGEBRA))
            .points()
            .size());
  }

  @Test
  void refusesInputsAndStartsThatDoNotFit() {
    CellDynamics dynamics = network(ActivationFunction.TANH, diagonal(2, 0.5), new double[2]);
    TestRun run = new TestRun(1, ALGEBRA);
    assertThrows(
        HomologException.class,
        () ->
            FixedPointSearch.find(
                dynamics, new double[1], Matrix.zeros(1, 2), SearchSettings.USUAL, run));
    assertThrows(
        HomologException.class,
        () ->
            FixedPointSearch.find(
                dynamics, new double[0], Matrix.zeros(1, 3), SearchSettings.USUAL, run));
  }
}
