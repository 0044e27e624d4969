package org.homolog.result;

import java.util.Arrays;

/**
 * The indices of every draw of one kind in one cell, as they were drawn.
 *
 * @param name what is drawn, such as "bootstrap condition", "bootstrap reference 0 repeat" or "null
 *     permute-conditions candidate 0"; members are numbered in the order of their cohort, failed
 *     ones left out
 * @param rows one array per draw: original places in the order of the drawn ones; for shifts of
 *     courses how far each is shifted
 */
@SuppressWarnings("ArrayRecordComponent")
public record DrawStream(String name, int[][] rows) {
  @Override
  public boolean equals(Object other) {
    return other instanceof DrawStream that
        && name.equals(that.name)
        && Arrays.deepEquals(rows, that.rows);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.deepHashCode(rows);
  }

  @Override
  public String toString() {
    return name + ", " + rows.length + " draws";
  }
}
