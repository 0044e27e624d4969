package org.homolog.fixedpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.dynamics.CellDynamics;
import org.homolog.dynamics.LeakyCell;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.network.ActivationFunction;
import org.homolog.network.UpdateForm;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Dynamics;
import org.junit.jupiter.api.Test;

class ContinuationTest {
  private static final LinearAlgebra ALGEBRA = new OpenBlasAlgebra(1);

  private static CellDynamics tanh(double share, Matrix recurrent, Matrix input) {
    return new CellDynamics(
        LeakyCell.of(
            UpdateForm.RATE,
            ActivationFunction.TANH,
            share,
            recurrent,
            input,
            new double[recurrent.rows()]),
        0.01);
  }

  private static List<Branch> branches(Dynamics dynamics, InputLine line, double... seedsAt) {
    TestRun run = new TestRun(1, ALGEBRA);
    List<Continuation.Seed> seeds = new ArrayList<>();
    for (double p : seedsAt) {
      Matrix rolled = StartStates.rolledOut(dynamics, line.at(p), 40, 3, ALGEBRA);
      Matrix starts = StartStates.around(rolled, 100, 0.3, 2);
      FixedPointSearch.find(dynamics, line.at(p), starts, SearchSettings.USUAL, run)
          .points()
          .forEach(point -> seeds.add(new Continuation.Seed(p, point.state())));
    }
    return Continuation.along(dynamics, line, seeds, run);
  }

  private static List<Bifurcation> of(List<Branch> branches, Bifurcation.Kind kind) {
    return branches.stream()
        .flatMap(branch -> branch.bifurcations().stream())
        .filter(one -> one.kind() == kind)
        .toList();
  }

  /** x = tanh(2 x + p) folds where 2 (1 - x^2) = 1. */
  @Test
  void bothFoldsOfASwitchLieWhereTheyAreComputed() {
    CellDynamics dynamics =
        tanh(0.2, Matrix.of(1, 1, new double[] {2}), Matrix.of(1, 1, new double[] {1}));
    InputLine line = new InputLine(new double[] {0}, new double[] {1}, -2, 2);
    List<Branch> found = branches(dynamics, line, 0, -2);
    assertEquals(1, found.size());
    List<Bifurcation> folds = of(found, Bifurcation.Kind.FOLD);
    assertEquals(2, folds.size());
    double x = Math.sqrt(0.5);
    double p = 0.5 * Math.log((1 + x) / (1 - x)) - 2 * x;
    for (Bifurcation fold : folds) {
      double side = Math.signum(fold.state()[0]);
      assertEquals(side * p, fold.parameter(), 1e-9);
      assertEquals(side * x, fold.state()[0], 1e-5);
    }
    Branch branch = found.get(0);
    assertEquals(-2, branch.parameters()[0] * Math.signum(branch.parameters()[1] + 2), 4.1);
    RootProblem problem = RootProblem.of(dynamics, new double[] {0}, ALGEBRA);
    assertEquals(1, problem.size());
    int turns = 0;
    for (int k = 0; k < branch.parameters().length; k++) {
      double state = branch.states().get(k, 0);
      assertEquals(state, Math.tanh(2 * state + branch.parameters()[k]), 1e-9);
      assertEquals(Math.abs(state) < x - 1e-9 ? 1 : 0, branch.unstable()[k]);
      turns += k > 0 && branch.unstable()[k] != branch.unstable()[k - 1] ? 1 : 0;
    }
    assertEquals(2, turns);
  }

  /**
   * Two units that inhibit each other and share an input that opens them: equal at first, one wins
   * once the slope is steep enough. With u = tanh(p - w u) on the symmetric branch, the crossing is
   * where w (1 - u^2) = 1.
   */
  @Test
  void aDecisionBeginsAtAPitchfork() {
    double w = 2;
    CellDynamics dynamics =
        tanh(
            0.2,
            Matrix.of(2, 2, new double[] {0, -w, -w, 0}),
            Matrix.of(2, 1, new double[] {1, 1}));
    InputLine line = new InputLine(new double[] {0}, new double[] {1}, 0.2, 5);
    List<Branch> found = branches(dynamics, line, 5);
    double u = Math.sqrt(1 - 1 / w);
    double p = 0.5 * Math.log((1 + u) / (1 - u)) + w * u;
    List<Bifurcation> forks = of(found, Bifurcation.Kind.PITCHFORK);
    assertTrue(
        forks.stream()
            .anyMatch(
                fork ->
                    Math.abs(fork.parameter() - p) < 1e-6 && Math.abs(fork.state()[0] - u) < 1e-5),
        () ->
            forks.stream().map(f -> f.parameter() + " " + Arrays.toString(f.state())).toList()
                + ", not "
                + p);
    assertEquals(0, of(found, Bifurcation.Kind.TRANSCRITICAL).size());
    assertTrue(
        found.stream()
            .anyMatch(
                branch -> {
                  for (int k = 0; k < branch.parameters().length; k++) {
                    if (Math.abs(branch.states().get(k, 0) - branch.states().get(k, 1)) > 0.5) {
                      return true;
                    }
                  }
                  return false;
                }),
        "no branch on which one unit wins was followed");
  }

  /** A rotation whose gain falls with the input: the rest state loses stability to a cycle. */
  @Test
  void anOscillationIsTold() {
    double angle = 0.3;
    double g = 1.2;
    Matrix turn =
        Matrix.of(
            3,
            3,
            new double[] {
              g * Math.cos(angle),
              -g * Math.sin(angle),
              0,
              g * Math.sin(angle),
              g * Math.cos(angle),
              0,
              0,
              0,
              0
            });
    CellDynamics dynamics = tanh(1, turn, Matrix.of(3, 1, new double[] {1, 0, 0}));
    InputLine line = new InputLine(new double[] {0}, new double[] {1}, 0, 3);
    List<Branch> found = branches(dynamics, line, 0);
    List<Bifurcation> begins = of(found, Bifurcation.Kind.OSCILLATION);
    assertEquals(1, begins.size());
    Linearisation modes =
        Linearisation.of(
            dynamics, begins.get(0).state(), line.at(begins.get(0).parameter()), ALGEBRA);
    assertEquals(1, modes.magnitude(0), 1e-4);
    assertTrue(modes.imaginary()[0] != 0);
  }

  @Test
  void refusesWhatCannotBeFollowed() {
    double[] one = {1};
    assertThrows(HomologException.class, () -> new InputLine(one, new double[] {0}, 0, 1));
    assertThrows(HomologException.class, () -> new InputLine(one, one, 1, 1));
    assertThrows(HomologException.class, () -> new InputLine(one, new double[2], 0, 1));
  }
}
