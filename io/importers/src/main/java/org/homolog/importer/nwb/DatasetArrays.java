package org.homolog.importer.nwb;

import org.homolog.hdf5.ElementType;
import org.homolog.hdf5.Hdf5Dataset;
import org.homolog.hdf5.Hdf5File;
import org.homolog.importer.hdf5.FileArray;
import org.homolog.population.Recording;

/**
 * Datasets that are neither columns nor series nor short facts become arrays named by their path.
 */
final class DatasetArrays {
  private final Hdf5File file;
  private final Recording.Builder recording;

  DatasetArrays(Hdf5File file, Recording.Builder recording) {
    this.file = file;
    this.recording = recording;
  }

  /** Adds a dataset, or a note where its elements make no array. */
  void add(Hdf5Dataset dataset) {
    ElementType type = dataset.type();
    switch (type.kind()) {
      case INTEGER, FLOAT, TEXT, REFERENCE -> {
        dataset.filters(); // An unknown filter is known now, not when the values are asked for.
        dataset.shape();
        recording.array(dataset.path(), new FileArray(file, dataset));
      }
      default ->
          recording.note(
              dataset.path() + " is left out: elements of type " + type + " make no array");
    }
  }
}
