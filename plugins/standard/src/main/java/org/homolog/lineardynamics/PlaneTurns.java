package org.homolog.lineardynamics;

import org.homolog.linalg.Matrix;

/**
 * Turns a matrix b, as c b c' with c orthogonal, towards a fixed matrix a of the same size: one
 * plane of two coordinates after the other is rotated or reflected by the angle that is best for
 * that plane. The inner product of a and the turned b is a trigonometric polynomial of degree two
 * in that angle, so that each turn is the best of all angles and none makes the fit worse; this is
 * Jacobi's eigenvalue iteration where both matrices are symmetric. A sweep over all planes takes
 * some 10 n^3 steps.
 */
final class PlaneTurns {
  private static final int SAMPLES = 16;
  private static final double[] COSINES = new double[SAMPLES];
  private static final double[] SINES = new double[SAMPLES];
  private static final int NEWTON_STEPS = 8;

  /** Differences of inner products below this are rounding: the matrices have norm one. */
  private static final double ROUNDING = 1e-14;

  /** A squared residual below this is rounding. */
  private static final double ZERO = 1e-29;

  static {
    for (int k = 0; k < SAMPLES; k++) {
      COSINES[k] = StrictMath.cos(2 * Math.PI * k / SAMPLES);
      SINES[k] = StrictMath.sin(2 * Math.PI * k / SAMPLES);
    }
  }

  private final int size;
  private final double[] a;
  private final double[] b;

  /** Starts at b as it is; both matrices have Frobenius norm one. */
  PlaneTurns(Matrix a, Matrix b) {
    this.size = a.rows();
    this.a = a.array();
    this.b = b.array().clone();
  }

  /** The squared Frobenius norm of what still differs. */
  double squaredResidual() {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** Sweeps until the squared residual falls by less than a share of itself. */
  void converge(int mostSweeps, double share) {
    double before = squaredResidual();
    for (int sweep = 0; sweep < mostSweeps && before > ZERO; sweep++) {
      sweep();
      double now = squaredResidual();
      if (!(before - now > share * before)) {
        return;
      }
      before = now;
    }
  }

  private void sweep() {
    for (int p = 0; p < size; p++) {
      for (int q = p + 1; q < size; q++) {
        turn(p, q);
      }
    }
  }

  /** Inner products of rows and columns p, q of a with those of b, outside the plane itself. */
  private void turn(int p, int q) {
    double pp = 0;
    double qq = 0;
    double qp = 0;
    double pq = 0;
    for (int k = 0; k < size; k++) {
      if (k != p && k != q) {
        double ap = a[p * size + k];
        double aq = a[q * size + k];
        double bp = b[p * size + k];
        double bq = b[q * size + k];
        double ac = a[k * size + p];
        double ad = a[k * size + q];
        double bc = b[k * size + p];
        double bd = b[k * size + q];
        pp += ap * bp + ac * bc;
        qq += aq * bq + ad * bd;
        qp += aq * bp + ad * bc;
        pq += ap * bq + ac * bd;
      }
    }
    // The 2 x 2 block splits into a multiple of the identity, a skew part, which a reflection
    // negates, and two symmetric parts, which turn by twice the angle.
    double skew = 2 * skew(a, p, q) * skew(b, p, q);
    double ax = difference(a, p, q);
    double ay = sum(a, p, q);
    double bx = difference(b, p, q);
    double by = sum(b, p, q);
    Wave rotation = new Wave(pp + qq, qp - pq, 2 * (ax * bx + ay * by), 2 * (ay * bx - ax * by));
    Wave reflection = new Wave(pp - qq, qp + pq, 2 * (ax * bx - ay * by), 2 * (ay * bx + ax * by));
    double turned = rotation.highest();
    double mirrored = reflection.highest();
    if (reflection.at(mirrored) - skew > rotation.at(turned) + skew + ROUNDING) {
      negate(q);
      rotate(p, q, mirrored);
    } else if (turned != 0) {
      rotate(p, q, turned);
    }
  }

  private double skew(double[] m, int p, int q) {
    return (m[q * size + p] - m[p * size + q]) / 2;
  }

  private double sum(double[] m, int p, int q) {
    return (m[q * size + p] + m[p * size + q]) / 2;
  }

  private double difference(double[] m, int p, int q) {
    return (m[p * size + p] - m[q * size + q]) / 2;
  }

  private void negate(int q) {
    for (int k = 0; k < size; k++) {
      b[q * size + k] = -b[q * size + k];
      b[k * size + q] = -b[k * size + q];
    }
  }

  private void rotate(int p, int q, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    for (int k = 0; k < size; k++) {
      double x = b[p * size + k];
      double y = b[q * size + k];
      b[p * size + k] = c * x - s * y;
      b[q * size + k] = s * x + c * y;
    }
    for (int k = 0; k < size; k++) {
      double x = b[k * size + p];
      double y = b[k * size + q];
      b[k * size + p] = c * x - s * y;
      b[k * size + q] = s * x + c * y;
    }
  }

  /** {@code c1 cos t + s1 sin t + c2 cos 2t + s2 sin 2t}. */
  private record Wave(double c1, double s1, double c2, double s2) {
    double at(double angle) {
      return value(Math.cos(angle), Math.sin(angle));
    }

    private double value(double c, double s) {
      return c1 * c + s1 * s + c2 * (c * c - s * s) + s2 * 2 * c * s;
    }

    /** Where it is highest: the best of some angles, then Newton's method; 0 if no other is. */
    double highest() {
      int best = 0;
      double most = value(1, 0) + ROUNDING;
      for (int k = 1; k < SAMPLES; k++) {
        double value = value(COSINES[k], SINES[k]);
        if (value > most) {
          most = value;
          best = k;
        }
      }
      double start = 2 * Math.PI * best / SAMPLES;
      double angle = start;
      for (int step = 0; step < NEWTON_STEPS; step++) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        double c2t = c * c - s * s;
        double s2t = 2 * c * s;
        double slope = -c1 * s + s1 * c + 2 * (s2 * c2t - c2 * s2t);
        double curvature = -c1 * c - s1 * s - 4 * (c2 * c2t + s2 * s2t);
        if (curvature > -ROUNDING) {
          break;
        }
        double move = Math.max(-0.2, Math.min(0.2, -slope / curvature));
        angle += move;
        if (Math.abs(move) < 1e-9) {
          break;
        }
      }
      return at(angle) >= at(start) - ROUNDING ? angle : start;
    }
  }
}
