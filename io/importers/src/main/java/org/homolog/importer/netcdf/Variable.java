package org.homolog.importer.netcdf;

import java.util.List;
import org.homolog.hdf5.Hdf5Dataset;

/**
 * A variable of a netCDF-4 file.
 *
 * @param dataset where it lies
 * @param group path of its group
 * @param name its name
 * @param dimensions paths of its dimensions, one per axis; a text spelt one character per element
 *     has one axis more
 */
record Variable(Hdf5Dataset dataset, String group, String name, List<String> dimensions) {
  /** Whether it is text spelt one character per element, the letters along its last axis. */
  boolean isSpelt() {
    return dataset.shape().length == dimensions.size() + 1;
  }

  /** Whether it lies along one dimension only. */
  boolean isVector() {
    return dimensions.size() == 1;
  }

  String path() {
    return dataset.path();
  }
}
