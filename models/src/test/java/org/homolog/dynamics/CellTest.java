package org.homolog.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;
import org.homolog.network.UpdateForm;
import org.homolog.random.CounterRandom;
import org.homolog.spi.testkit.ReferenceAlgebra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CellTest {
  private static final int UNITS = 5;
  private static final int INPUTS = 3;
  private static final LinearAlgebra ALGEBRA = new ReferenceAlgebra();

  private static Matrix random(CounterRandom random, int rows, int columns, double size) {
    Matrix matrix = Matrix.zeros(rows, columns);
    Arrays.setAll(matrix.array(), i -> size * random.nextGaussian());
    return matrix;
  }

  private static double[] vector(CounterRandom random, int length) {
    return random(random, 1, length, 0.7).array();
  }

  static Stream<Arguments> cells() {
    CounterRandom random = new CounterRandom(4, 0);
    List<Arguments> all = new ArrayList<>();
    for (UpdateForm form : UpdateForm.values()) {
      for (ActivationFunction activation : ActivationFunction.values()) {
        Cell cell =
            LeakyCell.of(
                form,
                activation,
                0.3,
                random(random, UNITS, UNITS, 0.6),
                random(random, UNITS, INPUTS, 1),
                vector(random, UNITS));
        all.add(Arguments.of(form + " " + activation, cell));
      }
    }
    all.add(
        Arguments.of(
            "two populations",
            new LeakyCell(
                UpdateForm.CURRENT,
                List.of(
                    ActivationFunction.RELU,
                    ActivationFunction.RELU,
                    ActivationFunction.SOFTPLUS,
                    ActivationFunction.TANH,
                    ActivationFunction.TANH),
                new double[] {0.1, 0.1, 0.4, 1, 1},
                random(random, UNITS, UNITS, 0.6),
                random(random, UNITS, INPUTS, 1),
                vector(random, UNITS))));
    Cell gated = gated(random, INPUTS);
    Cell memory = memory(random, INPUTS);
    all.add(Arguments.of("gated", gated));
    all.add(Arguments.of("memory", memory));
    all.add(
        Arguments.of(
            "leaky gated",
            new LeakyGatedCell(
                0.2,
                random(random, 2 * UNITS, INPUTS + UNITS, 0.6),
                vector(random, 2 * UNITS),
                random(random, UNITS, INPUTS + UNITS, 0.6),
                vector(random, UNITS))));
    all.add(
        Arguments.of(
            "low rank",
            new LowRankCell(
                ActivationFunction.TANH,
                0.2,
                random(random, UNITS, 2, 1),
                random(random, UNITS, 2, 1),
                random(random, UNITS, INPUTS, 1))));
    all.add(
        Arguments.of(
            "without input",
            LeakyCell.withoutInput(ActivationFunction.TANH, random(random, UNITS, UNITS, 1))));
    all.add(
        Arguments.of(
            "stack", new StackedCell(List.of(memory, gated(random, UNITS), gated(random, UNITS)))));
    return all.stream();
  }

  private static Cell gated(CounterRandom random, int inputs) {
    return new GatedCell(
        random(random, 3 * UNITS, inputs, 0.6),
        random(random, 3 * UNITS, UNITS, 0.6),
        vector(random, 3 * UNITS),
        vector(random, 3 * UNITS));
  }

  private static Cell memory(CounterRandom random, int inputs) {
    return new LongShortTermCell(
        random(random, 4 * UNITS, inputs, 0.6),
        random(random, 4 * UNITS, UNITS, 0.6),
        vector(random, 4 * UNITS));
  }

  /** A map of one vector. */
  private interface Map {
    double[] of(double[] x);
  }

  private static void assertDerivative(Map map, double[] at, Matrix derivative, String what) {
    double h = 1e-6;
    for (int j = 0; j < at.length; j++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[j] += h;
      down[j] -= h;
      double[] high = map.of(up);
      double[] low = map.of(down);
      for (int i = 0; i < high.length; i++) {
        assertEquals((high[i] - low[i]) / (2 * h), derivative.get(i, j), 2e-8, what + i + "," + j);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void jacobiansAreTheDerivatives(String name, Cell cell) {
    CellDynamics dynamics = new CellDynamics(cell, 0.02);
    CounterRandom random = new CounterRandom(6, 0);
    double[] state = vector(random, cell.stateCount());
    double[] input = vector(random, cell.inputCount());
    assertDerivative(x -> dynamics.step(x, input), state, dynamics.jacobian(state, input), "step");
    assertDerivative(
        x -> dynamics.target(x, input), state, dynamics.targetJacobian(state, input), "target");
    assertDerivative(
        x -> dynamics.step(state, x),
        input,
        dynamics.inputJacobian(state, input).orElseThrow(),
        "input");
    assertDerivative(
        x -> dynamics.target(state, x),
        input,
        dynamics.targetInputJacobian(state, input),
        "input of target");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void manyStatesGiveWhatEachGivesAlone(String name, Cell cell) {
    CellDynamics dynamics = new CellDynamics(cell, 0.02);
    CounterRandom random = new CounterRandom(7, 0);
    Matrix states = random(random, 4, cell.stateCount(), 0.7);
    Matrix directions = random(random, 4, cell.stateCount(), 1);
    double[] input = vector(random, cell.inputCount());
    Matrix next = dynamics.next(states, input, ALGEBRA);
    Matrix target = dynamics.target(states, input, ALGEBRA);
    CellDynamics.Tangents tangents = dynamics.tangents(states, input, ALGEBRA);
    Matrix along = tangents.along(directions);
    for (int k = 0; k < 4; k++) {
      double[] state = states.row(k);
      assertArrayEquals(dynamics.step(state, input), next.row(k), 1e-14);
      assertArrayEquals(dynamics.target(state, input), target.row(k), 1e-14);
      assertArrayEquals(target.row(k), tangents.values().row(k), 1e-14);
      Matrix pushed =
          ALGEBRA.multiply(
              dynamics.targetJacobian(state, input), Matrix.of(state.length, 1, directions.row(k)));
      assertArrayEquals(pushed.array(), along.row(k), 1e-13);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void theStepIsAShareOfTheWayToTheTarget(String name, Cell cell) {
    CellDynamics dynamics = new CellDynamics(cell, 0.02);
    CounterRandom random = new CounterRandom(8, 0);
    double[] state = vector(random, cell.stateCount());
    double[] input = vector(random, cell.inputCount());
    double[] next = dynamics.step(state, input);
    double[] target = dynamics.target(state, input);
    for (int i = 0; i < state.length; i++) {
      double share = (next[i] - state[i]) / (target[i] - state[i]);
      assertTrue(share > 0 && share <= 1 + 1e-12, name + ": " + share);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void boundsHoldInTheWholeBoxAndCloseAroundAPoint(String name, Cell cell) {
    CellDynamics dynamics = new CellDynamics(cell, 0.02);
    CounterRandom random = new CounterRandom(9, 0);
    int n = cell.stateCount();
    double[] input = vector(random, cell.inputCount());
    for (double radius : new double[] {0, 1e-9, 1e-3, 0.2}) {
      double[] middle = vector(random, n);
      double[] low = Arrays.stream(middle).map(x -> x - radius).toArray();
      double[] high = Arrays.stream(middle).map(x -> x + radius).toArray();
      Enclosure bounds = dynamics.enclose(low, high, input);
      for (int trial = 0; trial < 40; trial++) {
        double[] inside = new double[n];
        for (int i = 0; i < n; i++) {
          double place = trial < 20 ? random.nextInt(2) : random.nextDouble();
          inside[i] = low[i] + place * (high[i] - low[i]);
        }
        double[] value = dynamics.target(inside, input);
        Matrix slope = dynamics.targetJacobian(inside, input);
        for (int i = 0; i < n; i++) {
          assertTrue(bounds.low()[i] <= value[i] && value[i] <= bounds.high()[i], name + " value");
          for (int j = 0; j < n; j++) {
            double d = slope.get(i, j);
            assertTrue(
                bounds.slopeLow().get(i, j) <= d && d <= bounds.slopeHigh().get(i, j),
                name + " slope " + d);
          }
        }
      }
      for (int i = 0; i < n; i++) {
        double width = bounds.high()[i] - bounds.low()[i];
        assertTrue(width < 1e-12 + 200 * radius, name + ": width " + width + " at " + radius);
      }
    }
  }

  @Test
  void aDivisorThatMayVanishLeavesEverythingOpen() {
    IntervalArithmetic rules = new IntervalArithmetic(1);
    IntervalArithmetic.Value x = IntervalArithmetic.variables(new double[] {-1}, new double[] {1});
    IntervalArithmetic.Value one = rules.constant(new double[] {1});
    DerivativeBounds.Bounds quotient = rules.divide(one, x).bounds();
    assertEquals(Double.NEGATIVE_INFINITY, quotient.low()[0]);
    assertEquals(Double.POSITIVE_INFINITY, quotient.high()[0]);
  }

  @Test
  void refusesWeightsThatDoNotFit() {
    Matrix square = Matrix.identity(3);
    assertThrows(
        IllegalArgumentException.class,
        () -> LeakyCell.withoutInput(ActivationFunction.TANH, Matrix.zeros(3, 2)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            LeakyCell.of(
                UpdateForm.RATE, ActivationFunction.TANH, 0, square, square, new double[3]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new GatedCell(square, square, new double[9], new double[9]));
    Matrix broken = Matrix.identity(3);
    broken.array()[4] = Double.NaN;
    assertThrows(
        IllegalArgumentException.class,
        () -> LeakyCell.withoutInput(ActivationFunction.TANH, broken));
    CellDynamics dynamics =
        new CellDynamics(LeakyCell.withoutInput(ActivationFunction.TANH, square), 1);
    assertThrows(
        IllegalArgumentException.class, () -> dynamics.jacobian(new double[2], new double[0]));
    assertThrows(IllegalArgumentException.class, () -> new CellDynamics(dynamics.cell(), 0));
  }
}
