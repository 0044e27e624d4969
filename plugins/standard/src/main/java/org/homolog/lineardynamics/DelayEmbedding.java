package org.homolog.lineardynamics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;

/**
 * Courses of activity as delayed states: each state holds the present bin of all units and those
 * before it, the newest first.
 *
 * @param states states x (delays x units), course after course
 * @param before the states that are followed by another of the same course, by row
 */
@SuppressWarnings("ArrayRecordComponent")
record DelayEmbedding(Matrix states, int[] before) {
  private static final long MOST_VALUES = Integer.MAX_VALUE - 8;

  /** How many bins of a course come before its first whole state. */
  static long lead(int delays, int interval) {
    return (delays - 1L) * interval;
  }

  /**
   * The states of some courses.
   *
   * @param courses each times x units, of the same units, longer than the lead
   * @throws HomologException if there are more values than one array holds
   */
  static DelayEmbedding of(List<Matrix> courses, int delays, int interval) {
    int lead = (int) lead(delays, interval);
    int units = courses.get(0).columns();
    long count = courses.stream().mapToLong(course -> course.rows() - lead).sum();
    if (count * units * delays > MOST_VALUES) {
      throw HomologException.mistake(
          count
              + " delayed states of "
              + (long) units * delays
              + " values do not fit one array; choose fewer delays, units or repeats");
    }
    Matrix states = Matrix.zeros((int) count, units * delays);
    IntStream.Builder before = IntStream.builder();
    int row = 0;
    for (Matrix course : courses) {
      for (int t = lead; t < course.rows(); t++) {
        for (int d = 0; d < delays; d++) {
          System.arraycopy(
              course.array(),
              (t - d * interval) * units,
              states.array(),
              (row * delays + d) * units,
              units);
        }
        if (t + 1 < course.rows()) {
          before.add(row);
        }
        row++;
      }
    }
    return new DelayEmbedding(states, before.build().toArray());
  }

  /** The states that follow {@link #before}, by row. */
  int[] after() {
    return Arrays.stream(before).map(row -> row + 1).toArray();
  }
}
