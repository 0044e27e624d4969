package org.homolog.fixedpoints;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;

class LinearisationTest {
  private static final LinearAlgebra ALGEBRA = new OpenBlasAlgebra(1);

  private static CellDynamics linear(Matrix recurrent, Matrix input) {
    return new CellDynamics(
        LeakyCell.of(
            UpdateForm.RATE,
            ActivationFunction.LINEAR,
            1,
            recurrent,
            input,
            new double[recurrent.rows()]),
        0.01);
  }

  @Test
  void timeConstantsAndFrequenciesAreThoseOfADampedRotation() {
    double angle = 2 * Math.PI * 0.05;
    double decay = Math.exp(-0.1);
    Matrix turn =
        Matrix.of(
            2,
            2,
            new double[] {
              decay * Math.cos(angle),
              -decay * Math.sin(angle),
              decay * Math.sin(angle),
              decay * Math.cos(angle)
            });
    Linearisation modes =
        Linearisation.of(linear(turn, Matrix.zeros(2, 0)), new double[2], new double[0], ALGEBRA);
    assertEquals(100, modes.timeConstantMs(0), 1e-9);
    assertEquals(5, modes.frequencyHz(0), 1e-9);
    assertTrue(modes.imaginary()[0] > 0 && modes.imaginary()[1] < 0);
    assertTrue(modes.isStable());
    assertEquals(0, modes.unstable());
  }

  @Test
  void leftAndRightVectorsBelongTogether() {
    CounterRandom random = new CounterRandom(5, 0);
    int n = 9;
    Matrix recurrent = Matrix.zeros(n, n);
    Arrays.setAll(recurrent.array(), i -> 0.5 * random.nextGaussian());
    Matrix input = Matrix.zeros(n, 2);
    Arrays.setAll(input.array(), i -> random.nextGaussian());
    Linearisation modes =
        Linearisation.of(linear(recurrent, input), new double[n], new double[2], ALGEBRA);
    boolean complex = false;
    for (int a = 0; a < n; a++) {
      complex |= modes.imaginary()[a] != 0;
      double[] lr = modes.reading(a).orElseThrow();
      double[] li = modes.readingImaginary(a).orElseThrow();
      for (int b = 0; b < n; b++) {
        double[] vr = modes.direction(b);
        double[] vi = modes.directionImaginary(b);
        assertEquals(
            a == b ? 1 : 0, Vectors.dot(lr, vr) - Vectors.dot(li, vi), 1e-10, a + ", " + b);
        assertEquals(0, Vectors.dot(lr, vi) + Vectors.dot(li, vr), 1e-10, a + ", " + b);
      }
    }
    assertTrue(complex, "no complex pair was tested");
    int slow = modes.slowest();
    double[] selected = modes.selectedInputs().orElseThrow();
    double[] reading = modes.reading(slow).orElseThrow();
    assertArrayEquals(
        new double[] {Vectors.dot(reading, input.column(0)), Vectors.dot(reading, input.column(1))},
        selected,
        1e-12);
    assertEquals(1, Vectors.norm(modes.selectionVector().orElseThrow()), 1e-12);
  }

  @Test
  void aDefectiveJacobianHasNoLeftVectors() {
    Matrix shear = Matrix.of(2, 2, new double[] {1, 1, 0, 1});
    Linearisation modes =
        Linearisation.of(linear(shear, Matrix.zeros(2, 0)), new double[2], new double[0], ALGEBRA);
    assertTrue(modes.reading(0).isEmpty());
    assertTrue(modes.selectionVector().isEmpty());
    assertFalse(modes.isStable());
    assertEquals(Double.POSITIVE_INFINITY, modes.timeConstantMs(0));
  }
}
