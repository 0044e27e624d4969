package org.homolog.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;

/**
 * Where numbers come from: a folder that the peer has filled, so that both work on the same, or
 * homolog's own generator.
 *
 * @param folder one HDF5 file per task, if any
 */
record Inputs(Optional<Path> folder) {

  /** Independent standard normal numbers. */
  static Matrix normal(int rows, int columns, String stream) {
    CounterRandom random = new CounterRandom(CounterRandom.seed(1, stream), 0);
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int i = 0; i < matrix.array().length; i++) {
      matrix.array()[i] = random.nextGaussian();
    }
    return matrix;
  }

  /** Whether the folder has a file. */
  boolean has(String file) {
    return folder.map(f -> f.resolve(file + ".h5")).filter(Files::exists).isPresent();
  }

  /** A matrix of the folder's file, or of the generator where there is none. */
  Matrix matrix(String file, String dataset, int rows, int columns) {
    Optional<Path> path = folder.map(f -> f.resolve(file + ".h5")).filter(Files::exists);
    if (path.isEmpty()) {
      return normal(rows, columns, file + "/" + dataset);
    }
    try (Hdf5File open = Hdf5File.open(path.get())) {
      Hdf5Dataset values = open.dataset(dataset);
      return Matrix.of(rows, columns, values.doubles());
    }
  }
}
