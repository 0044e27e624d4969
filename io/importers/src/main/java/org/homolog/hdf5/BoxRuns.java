package org.homolog.hdf5;

/**
 * Goes through the elements of a box in runs at constant distances, as few and as long as the two
 * memory layouts allow.
 */
final class BoxRuns {
  /** Below this length another axis makes the longer runs. */
  private static final int SHORT = 16;

  /** Elements of such a run of another axis: their cache lines stay near for the next run. */
  private static final int TILE = 256;

  /** Elements at regular distances on either side. */
  @FunctionalInterface
  interface Run {
    /**
     * Takes a run.
     *
     * @param from place of the first element where they come from
     * @param step places from one to the next there
     * @param to place of the first where they go
     * @param toStep places from one to the next there
     * @param n number of elements
     */
    void take(long from, long step, int to, int toStep, int n);
  }

  private final int[] size;
  private final long[] step;
  private final int[] toStep;
  private final int axes;

  /**
   * A box.
   *
   * @param sizes elements along each axis, last axis fastest
   * @param steps places from one element to the next along each axis, where elements come from
   * @param toSteps the same where they go
   */
  BoxRuns(long[] sizes, long[] steps, long[] toSteps) {
    this.size = new int[Math.max(1, sizes.length)];
    this.step = new long[size.length];
    this.toStep = new int[size.length];
    int kept = 0;
    for (int axis = 0; axis < sizes.length; axis++) {
      if (sizes[axis] == 1) {
        continue;
      }
      int n = Math.toIntExact(sizes[axis]);
      int last = kept - 1;
      if (last >= 0 && step[last] == steps[axis] * n && toStep[last] == toSteps[axis] * n) {
        size[last] = Math.multiplyExact(size[last], n);
        kept--;
      } else {
        size[kept] = n;
      }
      step[kept] = steps[axis];
      toStep[kept] = Math.toIntExact(toSteps[axis]);
      kept++;
    }
    if (kept == 0) {
      size[0] = 1;
      step[0] = 1;
      toStep[0] = 1;
      kept = 1;
    }
    this.axes = kept;
  }

  /**
   * Hands out the runs.
   *
   * @param from place of the box's first element where elements come from
   * @param to place of the first where they go
   * @param run takes them
   */
  void each(long from, int to, Run run) {
    for (int axis = 0; axis < axes; axis++) {
      if (size[axis] == 0) {
        return;
      }
    }
    int inner = axes - 1;
    int longest = inner;
    for (int axis = 0; axis < inner && size[inner] < SHORT; axis++) {
      if (size[axis] > size[longest]) {
        longest = axis;
      }
    }
    if (longest == inner) {
      outer(
          0,
          inner,
          -1,
          from,
          to,
          (f, t) -> run.take(f, step[inner], t, toStep[inner], size[inner]));
    } else {
      int along = longest;
      outer(0, inner, along, from, to, (f, t) -> tiles(along, f, t, run));
    }
  }

  private void tiles(int along, long from, int to, Run run) {
    int inner = axes - 1;
    for (int first = 0; first < size[along]; first += TILE) {
      int n = Math.min(TILE, size[along] - first);
      for (int i = 0; i < size[inner]; i++) {
        run.take(
            from + first * step[along] + i * step[inner],
            step[along],
            to + first * toStep[along] + i * toStep[inner],
            toStep[along],
            n);
      }
    }
  }

  @FunctionalInterface
  private interface Place {
    void at(long from, int to);
  }

  /** Goes through the axes before {@code end} but one. */
  private void outer(int axis, int end, int without, long from, int to, Place place) {
    if (axis == end) {
      place.at(from, to);
    } else if (axis == without) {
      outer(axis + 1, end, without, from, to, place);
    } else {
      for (int i = 0; i < size[axis]; i++) {
        outer(axis + 1, end, without, from + i * step[axis], to + i * toStep[axis], place);
      }
    }
  }

  /**
   * Hands out the runs of a slice, for elements that lie one after the other.
   *
   * @param shape elements along each axis where they come from
   * @param slice what is taken of them, to be packed
   * @param run takes the runs
   */
  static void each(long[] shape, Slice slice, Run run) {
    long[] steps = steps(shape);
    long[] offset = slice.offset();
    long[] stride = slice.stride();
    long first = 0;
    for (int axis = 0; axis < steps.length; axis++) {
      first += offset[axis] * steps[axis];
      steps[axis] *= stride[axis];
    }
    new BoxRuns(slice.size(), steps, steps(slice.size())).each(first, 0, run);
  }

  /** Places from one element to the next along each axis of an array, last axis fastest. */
  static long[] steps(long[] shape) {
    long[] steps = new long[shape.length];
    long step = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      steps[axis] = step;
      step = Math.multiplyExact(step, shape[axis]);
    }
    return steps;
  }
}
