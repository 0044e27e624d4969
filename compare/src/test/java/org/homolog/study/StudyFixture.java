package org.homolog.study;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.homolog.failure.HomologException;
import org.homolog.plugin.PluginLoader;
import org.homolog.random.CounterRandom;
import org.homolog.run.Plan;
import org.junit.jupiter.api.Assertions;

/** A folder with small files and studies of them. */
record StudyFixture(Path folder) {
  static final int CONDITIONS = 6;

  /** Two recordings of six images; the second has other labels in its last array. */
  static StudyFixture in(Path folder) {
    StudyFixture fixture = new StudyFixture(folder);
    fixture.recording("one.h5", 1, 4, Double.NaN);
    fixture.recording("two.h5", 2, 5, Double.NaN);
    return fixture;
  }

  /** Writes a recording: activity (6 x units), labels, other labels, a category. */
  void recording(String name, long seed, int units, double first) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[][] activity = new double[CONDITIONS][units];
    for (double[] row : activity) {
      for (int u = 0; u < units; u++) {
        row[u] = random.nextGaussian();
      }
    }
    double[][] holed = new double[CONDITIONS][units];
    holed[2][1] = Double.NaN;
    activity[0][0] = Double.isNaN(first) ? activity[0][0] : first;
    try (WritableHdfFile file = HdfFile.write(folder.resolve(name))) {
      file.putDataset("activity", activity);
      file.putDataset("holed", holed);
      file.putDataset("image", new String[] {"a", "b", "c", "d", "e", "f"});
      file.putDataset("other", new String[] {"u", "v", "w", "x", "y", "z"});
      file.putDataset("kind", new int[] {0, 0, 0, 1, 1, 1});
    }
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static String system(String name, String file, String more) {
    return "  "
        + name
        + ":\n    recording: {file: "
        + file
        + "}\n    population: {values: activity, axes: [condition: image, unit: unit], labels:"
        + " {image: image}, columns: {image: kind}}\n"
        + more;
  }

  static String study(String entries) {
    return "study: test\nseed: 3\nsystems:\n"
        + system("one", "one.h5", "")
        + system("two", "two.h5", "")
        + "reference: one\ncandidates: [two]\n"
        + "resample: {bootstrap: 20, null: {permutations: 10}}\ncomparisons:\n"
        + entries;
  }

  Plan plan(String text) {
    return plan(text, folder, OptionalLong.empty());
  }

  Plan plan(String text, Path data, OptionalLong seed) {
    Study study = StudyFile.read(write("study.yaml", text));
    return Planner.plan(
        study,
        PluginLoader.builtIn(),
        new PlanSettings(Optional.of(data), folder.resolve("cache"), seed, 2));
  }

  /** What is wrong with a study, one line each, without the folder. */
  HomologException refused(String text) {
    return Assertions.assertThrows(HomologException.class, () -> plan(text));
  }

  String problems(String text) {
    return String.valueOf(refused(text).getMessage()).replace(folder + "/", "");
  }
}
