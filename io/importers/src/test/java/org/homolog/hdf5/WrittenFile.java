package org.homolog.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;

/** Small files written for a test. */
public final class WrittenFile {
  private WrittenFile() {}

  /** What to put into a file. */
  @FunctionalInterface
  public interface Content {
    /** Puts groups, datasets and attributes into the root. */
    void write(WritableHdfFile root);
  }

  /** Writes a file. */
  public static Path write(Path file, Content content) {
    try (WritableHdfFile root = HdfFile.write(file)) {
      content.write(root);
    }
    return file;
  }

  /** A file with a bit of everything that importers read. */
  public static Path sample(Path file) {
    return write(
        file,
        root -> {
          root.putAttribute("title", "sample");
          root.putDataset("doubles", new double[][] {{1, 2, 3}, {4, 5, 6}});
          root.putDataset("floats", new float[] {1.5f, -2.5f});
          root.putDataset("bytes", new byte[] {-1, 0, 1});
          root.putDataset("shorts", new short[] {-300, 300});
          root.putDataset("ints", new int[] {-70000, 70000});
          root.putDataset("longs", new long[] {Long.MIN_VALUE, Long.MAX_VALUE});
          root.putDataset("texts", new String[] {"one", "zwei", "три"});
          root.putDataset("scalar", 42.0);
          WritableGroup trials = root.putGroup("trials");
          trials.putDataset("start", new double[] {0.5, 1.5, 2.5});
          trials.putDataset("stimulus", new String[] {"a", "b", "a"});
          WritableGroup units = root.putGroup("units");
          units.putDataset("times", new double[] {0.1, 0.2, 0.3, 1.1, 1.2});
          units.putDataset("ends", new int[] {3, 3, 5});
          units.putDataset("area", new String[] {"V1", "V1", "IT"});
        });
  }
}
