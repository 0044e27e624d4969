package org.homolog.fit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.homolog.random.CounterRandom;

/**
 * Which recorded units are held out.
 *
 * @param held whether each unit is
 */
@SuppressWarnings("ArrayRecordComponent")
record HeldOutUnits(boolean[] held) {
  /** A share of the units, drawn at random; never all of them. */
  static HeldOutUnits of(int units, double share, long seed) {
    boolean[] held = new boolean[units];
    int count = Math.min(units - 1, (int) Math.rint(share * units));
    int[] order =
        new CounterRandom(CounterRandom.seed(seed, "held-out units"), 0).permutation(units);
    for (int i = 0; i < count; i++) {
      held[order[i]] = true;
    }
    return new HeldOutUnits(held);
  }

  /** Places of the units that are not held out, ascending. */
  int[] heldIn() {
    return IntStream.range(0, held.length).filter(unit -> !held[unit]).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeldOutUnits that && Arrays.equals(held, that.held);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(held);
  }
}
