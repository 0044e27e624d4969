package org.homolog.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.homolog.dynamics.NetworkDynamics;
import org.homolog.learning.Safekeeping;
import org.homolog.linalg.Matrix;
import org.homolog.network.Network;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.random.CounterRandom;
import org.homolog.system.Dynamics;

/**
 * The long validation whose figures docs/fitting.md tells: how much of what the generator itself
 * reaches a fitted network reaches, and which fixed points it has. Takes minutes.
 */
final class FitRecovery {
  private FitRecovery() {}

  /**
   * Runs it.
   *
   * @param arguments {@code cued} or {@code encoded}, number of repeats, steps of training, seed
   */
  public static void main(String[] arguments) {
    int repeats = Integer.parseInt(arguments[1]);
    int steps = Integer.parseInt(arguments[2]);
    long seed = Long.parseLong(arguments[3]);
    boolean cued = arguments[0].equals("cued");
    FlipFlopTrials trials =
        new FlipFlopTrials(
            cued
                ? Map.of("repeats", repeats)
                : Map.of("repeats", repeats, "cues", false, "spread", 1, "delay", 400),
            3);
    NetworkSpec spec =
        cued
            ? NetworkKinds.named("ctrnn")
                .bind(
                    Map.of(
                        "units",
                        48,
                        "dt",
                        20,
                        "form",
                        "current",
                        "activation",
                        "tanh",
                        "noise",
                        0,
                        "gain",
                        1))
            : NetworkKinds.named("sequential-autoencoder")
                .bind(Map.of("units", 48, "factors", 8, "encoder", 48, "latents", 8, "dt", 20));
    RecurrentFitResult result =
        RecurrentFit.fit(
            trials.counts,
            TrialInputs.columns(trials.counts, cued ? FlipFlopTrials.DRIVE : List.of()),
            spec,
            cued ? trials.byCues(2, 1) : Folds.random(trials.counts.entryCount(), 2, 1),
            FlipFlopTrials.fit(Map.of("held-out-units", 0.25)),
            FlipFlopTrials.training(
                Map.of("steps", steps, "learning-rate", 0.005, "batch", 64, "schedule", "cosine")),
            seed,
            progress ->
                System.out.printf(
                    Locale.ROOT,
                    "%d %.5f %.5f%n",
                    progress.step(),
                    progress.loss(),
                    progress.validationLoss()),
            fold -> Safekeeping.none());
    boolean[] held = held(result);
    int[] out = IntStream.range(0, held.length).filter(u -> held[u]).toArray();
    int[] in = IntStream.range(0, held.length).filter(u -> !held[u]).toArray();
    double reached = cued ? trials.reached(out) : trials.reachedFrom(in, out);
    double score = result.performance().overall();
    System.out.printf(
        Locale.ROOT,
        "%s: co-smoothing %.4f of %.4f bits per spike: %.4f%n",
        trials.counts,
        score,
        reached,
        score / reached);
    report("generator", trials.generator.network());
    result.fits().forEach(fit -> report(fit.fold(), fit.trained().network()));
  }

  private static boolean[] held(RecurrentFitResult result) {
    boolean[] held = new boolean[result.predictions("fit").unitCount()];
    for (int unit = 0; unit < held.length; unit++) {
      held[unit] = result.predictions("fit").units().column("held_out").text(unit).equals("true");
    }
    return held;
  }

  /** Fixed points without input, and the two slowest directions of each. */
  private static void report(String name, Network network) {
    Dynamics dynamics = NetworkDynamics.of(network);
    List<double[]> found = new ArrayList<>();
    for (int start = 0; start < 400; start++) {
      double[] state = newton(dynamics, begin(dynamics, start));
      if (state.length > 0 && found.stream().noneMatch(other -> distance(other, state) < 1e-5)) {
        found.add(state);
      }
    }
    int stable = 0;
    for (double[] state : found) {
      double[] none = new double[dynamics.inputCount()];
      double[] moduli = moduli(dynamics.jacobian(state, none));
      stable += moduli[0] < 1 ? 1 : 0;
      System.out.printf(
          Locale.ROOT,
          "  norm %.3f, eigenvalues %.3f %.3f %.3f%n",
          distance(state, new double[state.length]),
          moduli[0],
          moduli[1],
          moduli[2]);
    }
    System.out.println(name + ": " + found.size() + " fixed points, " + stable + " stable");
  }

  /** States that a network comes through from a random one. */
  private static double[] begin(Dynamics dynamics, int start) {
    CounterRandom random = new CounterRandom(17, start);
    double[] state = new double[dynamics.stateCount()];
    Arrays.setAll(state, i -> random.nextGaussian());
    double[] none = new double[dynamics.inputCount()];
    int steps = random.nextInt(60);
    for (int step = 0; step < steps; step++) {
      state = dynamics.step(state, none);
    }
    return state;
  }

  private static double[] newton(Dynamics dynamics, double[] start) {
    double[] none = new double[dynamics.inputCount()];
    double[] state = start.clone();
    int n = state.length;
    for (int iteration = 0; iteration < 60; iteration++) {
      double[] next = dynamics.step(state, none);
      double[] residual = new double[n];
      for (int i = 0; i < n; i++) {
        residual[i] = state[i] - next[i];
      }
      if (distance(residual, new double[n]) < 1e-11) {
        return state;
      }
      RealMatrix matrix = real(dynamics.jacobian(state, none)).scalarMultiply(-1);
      for (int i = 0; i < n; i++) {
        matrix.addToEntry(i, i, 1);
      }
      double[] step =
          new SingularValueDecomposition(matrix)
              .getSolver()
              .solve(new org.apache.commons.math3.linear.ArrayRealVector(residual))
              .toArray();
      double length = distance(step, new double[n]);
      double factor = Math.min(1, 2 / length);
      for (int i = 0; i < n; i++) {
        state[i] -= factor * step[i];
      }
    }
    return new double[0];
  }

  private static RealMatrix real(Matrix matrix) {
    RealMatrix real = new Array2DRowRealMatrix(matrix.rows(), matrix.columns());
    for (int i = 0; i < matrix.rows(); i++) {
      real.setRow(i, matrix.row(i));
    }
    return real;
  }

  private static double[] moduli(Matrix jacobian) {
    EigenDecomposition spectrum = new EigenDecomposition(real(jacobian));
    return IntStream.range(0, jacobian.rows())
        .mapToObj(i -> Math.hypot(spectrum.getRealEigenvalue(i), spectrum.getImagEigenvalue(i)))
        .sorted(Comparator.reverseOrder())
        .mapToDouble(value -> value)
        .toArray();
  }

  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(sum);
  }
}
