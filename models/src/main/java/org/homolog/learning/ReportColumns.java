package org.homolog.learning;

import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.homolog.failure.HomologException;
import org.homolog.hdf5.Hdf5File;

/** Reports of a training as datasets of an HDF5 group, one per quantity. */
final class ReportColumns {
  private static final Map<String, ToDoubleFunction<LearningProgress>> COLUMNS =
      new LinkedHashMap<>();

  static {
    COLUMNS.put("step", LearningProgress::step);
    COLUMNS.put("steps", LearningProgress::steps);
    COLUMNS.put("loss", LearningProgress::loss);
    COLUMNS.put("accuracy", LearningProgress::accuracy);
    COLUMNS.put("validation_loss", LearningProgress::validationLoss);
    COLUMNS.put("validation_accuracy", LearningProgress::validationAccuracy);
    COLUMNS.put("gradient_norm", LearningProgress::gradientNorm);
  }

  private ReportColumns() {}

  /** Writes nothing where there are no reports. */
  static void write(WritableGroup group, List<LearningProgress> reports) {
    if (!reports.isEmpty()) {
      COLUMNS.forEach(
          (name, column) -> group.putDataset(name, reports.stream().mapToDouble(column).toArray()));
    }
  }

  static List<LearningProgress> read(Path file, Hdf5File hdf5, String group) {
    List<LearningProgress> reports = new ArrayList<>();
    if (!hdf5.group(group).names().contains("step")) {
      return reports;
    }
    List<double[]> columns = new ArrayList<>();
    for (String name : COLUMNS.keySet()) {
      columns.add(hdf5.dataset(group + "/" + name).doubles());
    }
    int rows = columns.get(0).length;
    if (columns.stream().anyMatch(c -> c.length != rows)) {
      throw HomologException.damaged(file + ": " + group + ": its datasets differ in length");
    }
    for (int i = 0; i < rows; i++) {
      reports.add(
          new LearningProgress(
              (int) columns.get(0)[i],
              (int) columns.get(1)[i],
              columns.get(2)[i],
              columns.get(3)[i],
              columns.get(4)[i],
              columns.get(5)[i],
              columns.get(6)[i]));
    }
    return reports;
  }
}
