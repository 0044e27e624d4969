package org.homolog.perturbation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;

/**
 * The output of some units replaced; they still receive. Replaced by zero throughout, this is the
 * network without their outgoing recurrent and readout weights (Yang et al. 2019,
 * doi:10.1038/s41593-018-0310-2).
 *
 * @param name what is taken out, in a few words
 * @param units places of the units, from 0
 * @param replacement what others receive instead
 * @param period when
 */
public record UnitLesion(String name, List<Integer> units, Replacement replacement, Period period)
    implements Lesion {
  /** Copies the units. */
  public UnitLesion {
    units = List.copyOf(units);
    if (units.isEmpty()) {
      throw HomologException.mistake("lesion " + name + " takes no unit out");
    }
  }

  /**
   * Units silenced throughout.
   *
   * @param name what is taken out
   * @param units places of the units
   * @return the lesion
   */
  public static UnitLesion of(String name, int... units) {
    return new UnitLesion(
        name, Arrays.stream(units).boxed().toList(), Replacement.ZERO, Period.ALWAYS);
  }

  /**
   * Every unit alone, silenced throughout.
   *
   * @param count number of units
   * @return one lesion per unit
   */
  public static List<UnitLesion> each(int count) {
    return IntStream.range(0, count).mapToObj(i -> of("unit " + (i + 1), i)).toList();
  }

  /**
   * Whether the units are silenced from before the first step to the end.
   *
   * @return true if their output is zero throughout
   */
  public boolean isSilencing() {
    return replacement == Replacement.ZERO && period.isAlways();
  }

  /**
   * The same units with another replacement.
   *
   * @param other what others receive instead
   * @return the lesion
   */
  public UnitLesion with(Replacement other) {
    return new UnitLesion(name, units, other, period);
  }

  /**
   * The same units at another time.
   *
   * @param other when
   * @return the lesion
   */
  public UnitLesion during(Period other) {
    return new UnitLesion(name, units, replacement, other);
  }
}
