package org.homolog.network.importing;

import java.util.List;

/**
 * An array of a file.
 *
 * @param name its name
 * @param dimensions its shape; empty for a single number
 * @param values row-major values, exactly; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record NamedArray(String name, List<Integer> dimensions, double[] values) {
  /** Copies the dimensions. */
  public NamedArray {
    dimensions = List.copyOf(dimensions);
  }
}
