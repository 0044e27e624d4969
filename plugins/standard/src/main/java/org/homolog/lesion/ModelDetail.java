package org.homolog.lesion;

import java.util.List;

/**
 * What only a model tells of its lesions. Immutable.
 *
 * @param ends the groups between which connections were cut, one after the other from each to each;
 *     empty where units were taken out
 * @param firstOrder what gradient times activity predicts
 * @param growth what random sets of growing size cost
 * @param stable number of stable fixed points, intact and then without each group; -1 where the
 *     dynamics are not known; empty if they were not sought
 * @param unstable number of fixed points that are not stable
 */
@SuppressWarnings("ArrayRecordComponent")
record ModelDetail(
    List<String> ends, FirstOrderCheck firstOrder, Growth growth, int[] stable, int[] unstable) {
  static final ModelDetail NONE =
      new ModelDetail(List.of(), FirstOrderCheck.NONE, Growth.NONE, new int[0], new int[0]);

  ModelDetail {
    ends = List.copyOf(ends);
  }
}
