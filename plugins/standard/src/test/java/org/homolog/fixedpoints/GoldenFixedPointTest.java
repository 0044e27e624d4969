package org.homolog.fixedpoints;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homolog.dynamics.CellDynamics;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.matching.Assignment;
import org.homolog.spi.Run;
import org.homolog.spi.testkit.TestRun;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** All fixed points of networks whose fixed points are known, and none that is not one. */
class GoldenFixedPointTest {
  private static final LinearAlgebra ALGEBRA = new OpenBlasAlgebra(1);

  static FixedPoints search(GoldenPoints one, CellDynamics dynamics) {
    Run run = new TestRun(3, ALGEBRA);
    Matrix trajectories =
        StartStates.rolledOut(dynamics, one.input(), 200, run.random("roll-outs"), ALGEBRA);
    if (one.has("inputs/starts")) {
      trajectories = StartStates.stacked(one.matrix("inputs/starts"), trajectories);
    }
    Matrix starts = StartStates.around(trajectories, 1024, 0.3, run.random("starts"));
    return FixedPointSearch.find(dynamics, one.input(), starts, SearchSettings.USUAL, run);
  }

  @TestFactory
  Stream<DynamicTest> findsEveryPointAndNoOther() {
    return GoldenPoints.family("fixed_points").stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
  }

  private static void check(GoldenPoints one) {
    CellDynamics dynamics = one.dynamics();
    FixedPoints found = search(one, dynamics);
    for (FixedPoint point : found.points()) {
      assertTrue(point.q() <= 1e-20, point::toString);
      assertEquals(
          point.q(),
          RootProblem.speed(dynamics.step(point.state(), one.input()), point.state()),
          0);
    }
    for (SlowPoint point : found.slow()) {
      assertTrue(point.q() > 1e-20);
    }
    if (one.has("expected/fixed_points")) {
      isolated(one, dynamics, found);
    } else {
      line(one, dynamics, found);
    }
  }

  private static void isolated(GoldenPoints one, CellDynamics dynamics, FixedPoints found) {
    Matrix expected = one.matrix("expected/fixed_points");
    Matrix real = one.matrix("expected/eig_real");
    Matrix imaginary = one.matrix("expected/eig_imag");
    double[] unstable = one.values("expected/n_unstable_directions");
    noneFalse(expected, found);
    for (int k = 0; k < expected.rows(); k++) {
      double[] state = expected.row(k);
      FixedPoint nearest =
          found.points().stream()
              .min(Comparator.comparingDouble(p -> Vectors.largest(Vectors.less(p.state(), state))))
              .orElseThrow();
      assertArrayEquals(state, nearest.state(), 1e-8);
      assertEquals(FixedPoint.Kind.ISOLATED, nearest.kind());
      assertTrue(nearest.certificate().proved(), nearest::toString);
      assertTrue(
          Vectors.largest(Vectors.less(nearest.state(), state)) <= nearest.certificate().alone());
      Linearisation modes = Linearisation.of(dynamics, nearest.state(), one.input(), ALGEBRA);
      assertEquals(
          0, farthestPartner(real.row(k), imaginary.row(k), modes.real(), modes.imaginary()), 1e-8);
      assertEquals(unstable[k], modes.unstable());
    }
  }

  /** The reference's list may lack points; what it lacks must be proved. */
  private static int noneFalse(Matrix expected, FixedPoints found) {
    int recovered = 0;
    for (FixedPoint point : found.points()) {
      boolean known =
          IntStream.range(0, expected.rows())
              .anyMatch(k -> Vectors.within(expected.row(k), point.state(), 1e-6));
      assertTrue(known || point.certificate().proved(), point::toString);
      recovered += known ? 1 : 0;
    }
    return recovered;
  }

  /** The largest distance between partners of two sets of eigenvalues. */
  private static double farthestPartner(double[] re, double[] im, double[] re2, double[] im2) {
    int n = re.length;
    Matrix nearness = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        nearness.array()[i * n + j] = -Math.hypot(re[i] - re2[j], im[i] - im2[j]);
      }
    }
    int[] partner = Assignment.largest(nearness);
    double farthest = 0;
    for (int i = 0; i < n; i++) {
      farthest = Math.max(farthest, -nearness.get(i, partner[i]));
    }
    return farthest;
  }

  private static void line(GoldenPoints one, CellDynamics dynamics, FixedPoints found) {
    assertEquals(1, found.points().size(), found.statement());
    FixedPoint point = found.points().get(0);
    assertEquals(FixedPoint.Kind.CONTINUUM, point.kind());
    assertFalse(point.certificate().proved());
    assertTrue(point.members().rows() > 10);
    double[] direction = one.values("expected/direction");
    assertEquals(1, point.still().rows());
    assertEquals(1, Math.abs(Vectors.dot(direction, point.still().row(0))), 1e-12);
    double[] origin = one.values("expected/point");
    for (int k = -1; k < point.members().rows(); k++) {
      double[] off = Vectors.less(k < 0 ? point.state() : point.members().row(k), origin);
      off = Vectors.plus(off, -Vectors.dot(off, direction), direction);
      assertEquals(0, Vectors.largest(off), 1e-8);
    }
    Linearisation modes = Linearisation.of(dynamics, point.state(), one.input(), ALGEBRA);
    double[] expected = one.values("expected/eig_sorted");
    assertEquals(
        0,
        farthestPartner(expected, new double[expected.length], modes.real(), modes.imaginary()),
        1e-8);
    assertEquals(1, modes.real()[modes.slowest()], 1e-12);
    assertEquals(1, Math.abs(Vectors.dot(direction, modes.direction(modes.slowest()))), 1e-12);
  }

  /** What fixed-point-finder made of the same starts: never fewer points here, and no false one. */
  @TestFactory
  Stream<DynamicTest> findsNoLessFromTheStartsOfAPeer() {
    List<GoldenPoints> known = GoldenPoints.family("fixed_points");
    return GoldenPoints.family("fixed_point_finder").stream()
        .map(peer -> DynamicTest.dynamicTest(peer.name(), () -> compare(peer, known)));
  }

  private static void compare(GoldenPoints peer, List<GoldenPoints> known) {
    GoldenPoints one =
        known.stream()
            .filter(c -> c.name().startsWith(peer.name()) && Arrays.equals(c.input(), peer.input()))
            .findFirst()
            .orElseThrow();
    FixedPoints found =
        FixedPointSearch.find(
            one.dynamics(),
            peer.input(),
            peer.matrix("inputs/starts"),
            new SearchSettings(0, 0, 256),
            new TestRun(3, ALGEBRA));
    Matrix expected = one.matrix("expected/fixed_points");
    int recovered = noneFalse(expected, found);
    assertTrue(recovered >= peer.values("found/golden_recovered")[0], found.statement());
  }
}
