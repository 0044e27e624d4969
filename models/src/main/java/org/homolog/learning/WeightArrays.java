package org.homolog.learning;

import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;

/** Weights as a group of an HDF5 file, a dataset each, bit for bit. */
final class WeightArrays {
  private WeightArrays() {}

  static void write(WritableGroup group, Weights weights) {
    for (WeightShape shape : weights.shapes()) {
      group
          .putDataset(shape.name(), nested(weights.values(shape.name()), shape.dimensions()))
          .putAttribute("trainable", shape.trainable() ? "true" : "false");
    }
  }

  /** Nested arrays of a shape, single precision where that is exact. */
  static Object nested(double[] values, List<Integer> shape) {
    boolean narrow = Arrays.stream(values).allMatch(v -> Double.compare((float) v, v) == 0);
    int[] dimensions = shape.stream().mapToInt(d -> d).toArray();
    Object array = Array.newInstance(narrow ? float.class : double.class, dimensions);
    fill(array, values, new int[1]);
    return array;
  }

  private static void fill(Object array, double[] values, int[] next) {
    if (array instanceof float[] row) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) values[next[0]++];
      }
    } else if (array instanceof double[] row) {
      System.arraycopy(values, next[0], row, 0, row.length);
      next[0] += row.length;
    } else {
      for (Object part : (Object[]) array) {
        fill(part, values, next);
      }
    }
  }

  /** The weights that a group holds; a failure of the file where it does not fit the shapes. */
  static Weights read(Path file, Hdf5File hdf5, String group, List<WeightShape> shapes) {
    Map<String, double[]> values = new LinkedHashMap<>();
    for (WeightShape shape : shapes) {
      Hdf5Dataset dataset = hdf5.dataset(group + "/" + shape.name());
      List<Long> found = Arrays.stream(dataset.shape()).boxed().toList();
      if (!found.equals(shape.dimensions().stream().map(Integer::longValue).toList())) {
        throw HomologException.damaged(
            file
                + ": "
                + group
                + "/"
                + shape.name()
                + " has the shape "
                + found
                + ", the declaration says "
                + shape.dimensions());
      }
      values.put(shape.name(), dataset.doubles());
    }
    try {
      return Weights.of(shapes, values);
    } catch (HomologException e) {
      throw HomologException.of(
          HomologException.Kind.DAMAGED, file + ": " + group + ": " + e.getMessage(), e);
    }
  }
}
