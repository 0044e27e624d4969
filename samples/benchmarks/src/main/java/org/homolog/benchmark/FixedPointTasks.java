package org.homolog.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.homolog.dynamics.CellDynamics;
import org.homolog.dynamics.LeakyCell;
import org.homolog.fixedpoints.FixedPoint;
import org.homolog.fixedpoints.FixedPointSearch;
import org.homolog.fixedpoints.FixedPoints;
import org.homolog.fixedpoints.Linearisation;
import org.homolog.fixedpoints.SearchSettings;
import org.homolog.linalg.Matrix;
import org.homolog.network.ActivationFunction;
import org.homolog.spi.Run;

/**
 * All fixed points of networks that store three patterns, from 1024 given starts: of the patterns
 * alone, and with weak random connections between all units, which leave no rank to exploit.
 */
final class FixedPointTasks {
  private static final int STARTS = 1024;

  private FixedPointTasks() {}

  static List<Task> all(Inputs inputs, Run run) {
    List<Task> tasks = new ArrayList<>();
    for (int units : new int[] {64, 256}) {
      for (boolean noisy : new boolean[] {false, true}) {
        String name = "fixed-points-" + (noisy ? "full-rank-" : "") + "n" + units;
        tasks.add(
            Task.whole(
                name,
                "fixed points and their proofs, 1024 starts, " + units + " units",
                () -> search(inputs, run, name, units, noisy, false)));
      }
    }
    tasks.add(
        Task.whole(
            "fixed-points-modes-n64",
            "the same with all eigenvalues and eigenvectors, 64 units",
            () -> search(inputs, run, "fixed-points-n64", 64, false, true)));
    return tasks;
  }

  private static Runnable search(
      Inputs inputs, Run run, String file, int units, boolean noisy, boolean modes) {
    Matrix weights =
        inputs.has(file) ? inputs.matrix(file, "w", units, units) : stored(units, noisy);
    Matrix starts = inputs.matrix(file, "starts", STARTS, units);
    CellDynamics dynamics =
        new CellDynamics(LeakyCell.withoutInput(ActivationFunction.TANH, weights), 1);
    double[] input = new double[0];
    SearchSettings settings = new SearchSettings(0, 0, STARTS);
    return () -> {
      FixedPoints found = FixedPointSearch.find(dynamics, input, starts, settings, run);
      if (found.points().isEmpty()) {
        throw new IllegalStateException(found.statement());
      }
      for (FixedPoint point : modes ? found.points() : List.<FixedPoint>of()) {
        Linearisation.of(dynamics, point.state(), input, run.algebra());
      }
    };
  }

  /** Three orthogonal patterns with a gain of 1.5 (rows of Sylvester's matrix). */
  private static Matrix stored(int units, boolean noisy) {
    Matrix weights = Matrix.zeros(units, units);
    Matrix noise = Inputs.normal(units, units, "fixed points");
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < units; j++) {
        double sum = 0;
        for (int pattern : new int[] {5, 11, 22}) {
          int signs = Integer.bitCount(pattern & i) + Integer.bitCount(pattern & j);
          sum += signs % 2 == 0 ? 1 : -1;
        }
        weights.array()[i * units + j] =
            1.5 * sum / units + (noisy ? 0.2 * noise.get(i, j) / Math.sqrt(units) : 0);
      }
    }
    return weights;
  }
}
