package org.homolog.demixing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.linalg.Matrix;

/**
 * Responses to all combinations of factors, taken apart as in an analysis of variance: the part
 * that depends on a set of factors is what remains of the mean over all others after the parts of
 * its subsets are taken away. The parts are orthogonal and add up to the whole.
 */
final class Marginalisations {
  private Marginalisations() {}

  /**
   * The names of the parts, in the order of {@link #of}.
   *
   * @param factors names of factors, time last
   * @param withTime whether a part and its interaction with time are one
   */
  static List<String> names(List<String> factors, boolean withTime) {
    int time = factors.size() - 1;
    List<String> names = new ArrayList<>();
    for (int set = 1; set < 1 << factors.size(); set++) {
      int merged = merged(set, time, withTime);
      if (merged == set) {
        names.add(name(factors, set));
      }
    }
    return List.copyOf(names);
  }

  /** The set that a set is counted with. */
  private static int merged(int set, int time, boolean withTime) {
    int without = set & ~(1 << time);
    return withTime && without != 0 ? without : set;
  }

  private static String name(List<String> factors, int set) {
    List<String> members = new ArrayList<>();
    for (int f = 0; f < factors.size(); f++) {
      if ((set & 1 << f) != 0) {
        members.add(factors.get(f));
      }
    }
    return String.join("-by-", members);
  }

  /**
   * The parts by name.
   *
   * @param responses all combinations of levels x units, the last factor running fastest
   * @param levels number of levels of each factor
   * @param factors names of factors, time last
   * @param withTime whether a part and its interaction with time are one
   * @return matrices of the responses' shape; the grand mean belongs to none
   */
  static Map<String, Matrix> of(
      Matrix responses, int[] levels, List<String> factors, boolean withTime) {
    List<Matrix> parts = new ArrayList<>(List.of(responses));
    for (int f = 0; f < levels.length; f++) {
      // Sets with this factor follow those without it, so that a part's place is its set.
      List<Matrix> with = new ArrayList<>();
      for (int set = 0; set < 1 << f; set++) {
        Matrix mean = averaged(parts.get(set), levels, f);
        with.add(sum(parts.get(set), mean, -1));
        parts.set(set, mean);
      }
      parts.addAll(with);
    }
    Map<String, Matrix> named = new LinkedHashMap<>();
    for (int set = 1; set < parts.size(); set++) {
      String name = name(factors, merged(set, levels.length - 1, withTime));
      named.merge(name, parts.get(set), (one, other) -> sum(one, other, 1));
    }
    return named;
  }

  /** The mean over one factor, in the place of every level of it. */
  private static Matrix averaged(Matrix responses, int[] levels, int factor) {
    int inner = responses.columns();
    for (int f = factor + 1; f < levels.length; f++) {
      inner *= levels[f];
    }
    int block = inner * levels[factor];
    double[] values = responses.array();
    double[] means = new double[values.length];
    double[] mean = new double[inner];
    for (int start = 0; start < values.length; start += block) {
      java.util.Arrays.fill(mean, 0);
      for (int i = 0; i < block; i++) {
        mean[i % inner] += values[start + i] / levels[factor];
      }
      for (int i = 0; i < block; i++) {
        means[start + i] = mean[i % inner];
      }
    }
    return Matrix.of(responses.rows(), responses.columns(), means);
  }

  private static Matrix sum(Matrix one, Matrix other, int sign) {
    Matrix sum = one.copy();
    for (int i = 0; i < sum.array().length; i++) {
      sum.array()[i] += sign * other.array()[i];
    }
    return sum;
  }
}
