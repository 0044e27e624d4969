package org.homolog.fixedpoints;

/** Lengths and distances of states. */
final class Vectors {
  private Vectors() {}

  static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  static double largest(double[] values) {
    double most = 0;
    for (double value : values) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }

  static boolean isFinite(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * 0;
    }
    return sum == 0;
  }

  static double[] less(double[] a, double[] b) {
    return plus(a, -1, b);
  }

  static double[] plus(double[] a, double factor, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * b[i];
    }
    return sum;
  }

  static double dot(double[] a, double[] b) {
    return dot(a, 0, b);
  }

  /** The product of part of an array with another. */
  static double dot(double[] a, int from, double[] b) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    // Four sums, because the compiler may not reorder one.
    for (; i + 3 < b.length; i += 4) {
      s0 += a[from + i] * b[i];
      s1 += a[from + i + 1] * b[i + 1];
      s2 += a[from + i + 2] * b[i + 2];
      s3 += a[from + i + 3] * b[i + 3];
    }
    for (; i < b.length; i++) {
      s0 += a[from + i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  /** Whether two states are closer than a distance in every coordinate. */
  static boolean within(double[] a, double[] b, double distance) {
    for (int i = 0; i < a.length; i++) {
      if (!(Math.abs(a[i] - b[i]) <= distance)) {
        return false;
      }
    }
    return true;
  }
}
