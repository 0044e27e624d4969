package org.homolog.fixedpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.homolog.dynamics.CellDynamics;
import org.homolog.dynamics.LeakyCell;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.network.ActivationFunction;
import org.homolog.network.UpdateForm;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.Test;

class LandscapeTest {
  private static final LinearAlgebra ALGEBRA = new OpenBlasAlgebra(1);

  private static CellDynamics network(
      ActivationFunction activation, double share, Matrix recurrent) {
    int n = recurrent.rows();
    return new CellDynamics(
        LeakyCell.of(
            UpdateForm.RATE, activation, share, recurrent, Matrix.zeros(n, 0), new double[n]),
        0.01);
  }

  private static FixedPoints find(CellDynamics dynamics, Matrix starts) {
    return FixedPointSearch.find(
        dynamics, new double[0], starts, SearchSettings.USUAL, new TestRun(1, ALGEBRA));
  }

  @Test
  void twoSwitchesShareTheirStatesInFourBasins() {
    CellDynamics dynamics =
        network(ActivationFunction.TANH, 0.3, Matrix.of(2, 2, new double[] {2, 0, 0, 2}));
    int side = 20;
    Matrix grid = Matrix.zeros(side * side, 2);
    for (int k = 0; k < side * side; k++) {
      grid.array()[2 * k] = (k / side + 0.5) / side * 3 - 1.5;
      grid.array()[2 * k + 1] = (k % side + 0.5) / side * 3 - 1.5;
    }
    FixedPoints found = find(dynamics, grid);
    assertEquals(9, found.points().size());
    Landscape landscape = Landscape.of(found, grid, 500, ALGEBRA);
    assertEquals(0, landscape.nowhere() + landscape.gone());
    for (int k = 0; k < 9; k++) {
      assertEquals(landscape.modes().get(k).isStable() ? 100 : 0, landscape.basins()[k]);
    }
    // Four saddles with one way out to each side, one source with two.
    assertEquals(4 * 2 + 4, landscape.connections().size());
    for (Landscape.Connection way : landscape.connections()) {
      if (landscape.modes().get(way.from()).unstable() == 1) {
        assertTrue(way.to() >= 0);
        double[] saddle = found.points().get(way.from()).state();
        double[] end = found.points().get(way.to()).state();
        int free = Math.abs(saddle[0]) < 1e-9 ? 0 : 1;
        assertEquals(saddle[1 - free], end[1 - free], 1e-9);
        double along =
            landscape.modes().get(way.from()).direction(way.mode())[free]
                * (way.forward() ? 1 : -1);
        assertEquals(Math.signum(along), Math.signum(end[free]));
      }
    }
  }

  @Test
  void trajectoriesThatExplodeOrTurnForEverArriveNowhere() {
    CellDynamics growing =
        network(ActivationFunction.LINEAR, 1, Matrix.of(1, 1, new double[] {30}));
    Matrix one = Matrix.of(1, 1, new double[] {1});
    FixedPoints origin = find(growing, one);
    assertEquals(1, origin.points().size());
    Landscape landscape = Landscape.of(origin, one, 200, ALGEBRA);
    assertEquals(1, landscape.gone());
    assertEquals(2, landscape.connections().size());
    assertTrue(landscape.connections().stream().allMatch(way -> way.to() == -2));

    CellDynamics turning =
        network(ActivationFunction.TANH, 1, Matrix.of(2, 2, new double[] {1.2, -0.9, 0.9, 1.2}));
    Matrix start = Matrix.of(1, 2, new double[] {0.5, 0});
    Landscape cycle = Landscape.of(find(turning, start), start, 300, ALGEBRA);
    assertEquals(1, cycle.nowhere());
    assertTrue(cycle.connections().stream().allMatch(way -> way.to() == -1));
  }

  @Test
  void theDriftAlongASlowLineIsThatOfItsEquation() {
    int n = 24;
    double gain = 1.02;
    double[] equal = new double[n * n];
    Arrays.fill(equal, gain / n);
    CellDynamics dynamics = network(ActivationFunction.TANH, 0.1, Matrix.of(n, n, equal));
    double[] origin = new double[n];
    Linearisation modes = Linearisation.of(dynamics, origin, new double[0], ALGEBRA);
    SlowManifold line =
        SlowManifold.through(dynamics, origin, modes, new double[0], 3, 30, ALGEBRA).orElseThrow();
    assertEquals(61, line.positions().length);
    for (int k = 0; k < 61; k++) {
      double level = line.states().get(k, 0);
      for (int i = 1; i < n; i++) {
        assertEquals(level, line.states().get(k, i), 1e-10);
      }
      assertEquals(Math.abs(line.positions()[k]), Math.abs(level) * Math.sqrt(n), 1e-9);
      double change = 0.1 * (Math.tanh(gain * level) - level);
      double drift = Math.signum(line.positions()[k] * level) * change * Math.sqrt(n) / 0.01;
      assertEquals(drift, line.drifts()[k], 1e-9);
      assertEquals(n * change * change / 2, line.q()[k], 1e-15);
    }
    assertTrue(Arrays.stream(line.q()).max().orElseThrow() < 1e-3);
  }

  @Test
  void aTurningModeHasNoSlowLine() {
    CellDynamics turning =
        network(ActivationFunction.TANH, 1, Matrix.of(2, 2, new double[] {0.9, -0.3, 0.3, 0.9}));
    Linearisation modes = Linearisation.of(turning, new double[2], new double[0], ALGEBRA);
    assertTrue(
        SlowManifold.through(turning, new double[2], modes, new double[0], 1, 5, ALGEBRA)
            .isEmpty());
  }
}
