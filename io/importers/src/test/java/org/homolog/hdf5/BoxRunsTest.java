package org.homolog.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxRunsTest {
  @Test
  void runsGoToEveryElementOnceAndToItsPlace() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int rank = random.nextInt(5);
      long[] shape = new long[rank];
      long[] offset = new long[rank];
      long[] size = new long[rank];
      long[] stride = new long[rank];
      for (int axis = 0; axis < rank; axis++) {
        shape[axis] = 1 + random.nextInt(random.nextInt(6) == 0 ? 600 : 8);
        offset[axis] = random.nextInt((int) shape[axis]);
        stride[axis] = 1 + random.nextInt(3);
        size[axis] = random.nextInt((int) ((shape[axis] - offset[axis] - 1) / stride[axis]) + 2);
      }
      Slice slice = Slice.of(offset, size, stride);
      long[] came = new long[(int) slice.elements()];
      Arrays.fill(came, -1);
      BoxRuns.each(
          shape,
          slice,
          (from, step, to, toStep, n) -> {
            for (int i = 0; i < n; i++) {
              assertEquals(-1, came[to + i * toStep], "twice");
              came[to + i * toStep] = from + i * step;
            }
          });
      for (int i = 0; i < came.length; i++) {
        long left = i;
        long place = 0;
        long unit = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
          place += (offset[axis] + left % size[axis] * stride[axis]) * unit;
          left /= size[axis];
          unit *= shape[axis];
        }
        assertEquals(place, came[i], slice.toString());
      }
    }
  }

  @Test
  void whatLiesTogetherIsOneRun() {
    int[] runs = {0};
    BoxRuns.each(
        new long[] {40, 30, 20},
        Slice.of(new long[] {3, 0, 0}, new long[] {30, 30, 20}),
        (from, step, to, toStep, n) -> {
          runs[0]++;
          assertEquals(18_000, n);
        });
    assertEquals(1, runs[0]);
    BoxRuns.each(
        new long[] {5000, 64},
        Slice.of(new long[] {0, 2}, new long[] {5000, 3}),
        (from, step, to, toStep, n) -> {
          runs[0]++;
          assertTrue(n >= 100, "a run of " + n);
        });
    assertEquals(61, runs[0]);
  }
}
