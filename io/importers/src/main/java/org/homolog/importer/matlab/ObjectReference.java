package org.homolog.importer.matlab;

import java.util.Arrays;
import java.util.Optional;
import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;

/**
 * What a variable holds in place of an object: the mark {@code 0xDD000000}, the number of
 * dimensions, the dimensions, one object number per element, and the number of the class.
 *
 * @param shape lengths of the object array, in MATLAB's order
 * @param objects one object number per element, from 1, in MATLAB's column-major order
 * @param classNumber number of the class, from 1
 */
record ObjectReference(long[] shape, int[] objects, int classNumber) {
  private static final long MARK = 0xDD000000L;
  private static final int SHORTEST = 6;
  private static final int MOST_DIMENSIONS = 32;
  private static final int LONGEST = 1 << 20;

  /** The reference in a dataset; empty where the dataset holds something else. */
  static Optional<ObjectReference> of(Hdf5Dataset dataset) {
    if (dataset.type().kind() != ElementType.Kind.INTEGER || dataset.type().bytes() != 4) {
      return Optional.empty();
    }
    long elements = dataset.elements();
    if (elements < SHORTEST || elements > LONGEST) {
      return Optional.empty();
    }
    long[] words = dataset.longs();
    if (words[0] != MARK || words[1] < 2 || words[1] > MOST_DIMENSIONS) {
      return Optional.empty();
    }
    int dimensions = (int) words[1];
    if (words.length < 3 + dimensions) {
      return Optional.empty();
    }
    long[] shape = Arrays.copyOfRange(words, 2, 2 + dimensions);
    long count = words.length - 3L - dimensions;
    long product = 1;
    for (long length : shape) {
      if (length < 0 || length > LONGEST) {
        return Optional.empty();
      }
      product = Math.min(product * length, LONGEST + 1L);
    }
    if (product != count) {
      return Optional.empty();
    }
    int[] objects = new int[(int) count];
    for (int i = 0; i < objects.length; i++) {
      objects[i] = (int) words[2 + dimensions + i];
    }
    return Optional.of(new ObjectReference(shape, objects, (int) words[words.length - 1]));
  }
}
