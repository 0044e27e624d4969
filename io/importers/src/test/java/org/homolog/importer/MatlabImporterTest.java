package org.homolog.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.hdf5.WrittenFile;
import org.homolog.population.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What MATLAB writes, class by class. */
class MatlabImporterTest {
  private static final DatasetCreationOptions UNSIGNED =
      DatasetCreationOptions.builder().unsigned().build();

  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  private static void put(WritableGroup root, String name, Object data, String matlabClass) {
    root.putDataset(name, data, UNSIGNED).putAttribute("MATLAB_class", matlabClass);
  }

  private static void empty(WritableHdfFile root, String name, String matlabClass) {
    WritableDataset dataset = root.putDataset(name, new long[] {0, 3}, UNSIGNED);
    dataset.putAttribute("MATLAB_class", matlabClass);
    dataset.putAttribute("MATLAB_empty", 1);
  }

  private static short[][] units(String... rows) {
    short[][] units = new short[rows[0].length()][rows.length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[r].length(); c++) {
        units[c][r] = (short) rows[r].charAt(c);
      }
    }
    return units;
  }

  @BeforeEach
  void write() {
    file =
        WrittenFile.write(
            folder.resolve("variables.mat"),
            root -> {
              root.putDataset("matrix", new double[][] {{1, 2}, {3, 4}, {5, 6}})
                  .putAttribute("MATLAB_class", "double");
              put(root, "flags", new byte[][] {{1}, {0}}, "logical");
              put(root, "word", units("Gehör"), "char");
              put(root, "lines", units("ab ", "cde"), "char");
              empty(root, "nothing", "double");
              empty(root, "silence", "char");
              put(root, "when", new int[][] {{1, 2}}, "datetime");
              WritableGroup session = root.putGroup("session");
              session.putAttribute("MATLAB_class", "struct");
              put(session, "rate", new short[][] {{300}}, "uint16");
              WritableGroup inner = session.putGroup("animal");
              inner.putAttribute("MATLAB_class", "struct");
              put(inner, "name", units("Ada"), "char");
              WritableGroup sparse = root.putGroup("sparse");
              sparse.putAttribute("MATLAB_class", "double");
              sparse.putAttribute("MATLAB_sparse", 3L);
              sparse.putDataset("data", new double[] {1});
            });
  }

  @Test
  void everyClassReadsOrIsNamed() {
    try (Recording recording = Importers.builtIn().open(file, "matlab", Map.of())) {
      assertArrayEquals(new long[] {2, 3}, recording.array("matrix").shape());
      assertArrayEquals(new double[] {1, 3, 5, 2, 4, 6}, recording.array("matrix").numbers());
      assertArrayEquals(
          new double[] {3, 5},
          recording.array("matrix").numbers(new long[] {0, 1}, new int[] {1, 2}));
      assertArrayEquals(new double[] {1, 0}, recording.array("flags").numbers());
      assertArrayEquals(new String[] {"Gehör"}, recording.array("word").texts());
      assertArrayEquals(new String[] {"ab", "cde"}, recording.array("lines").texts());
      assertArrayEquals(new long[] {0, 3}, recording.array("nothing").shape());
      assertEquals(0, recording.array("nothing").numbers().length);
      assertTrue(recording.array("silence").isText());
      assertEquals(0, recording.array("silence").texts().length);
      assertArrayEquals(new double[] {300}, recording.array("session.rate").numbers());
      assertArrayEquals(new String[] {"Ada"}, recording.array("session.animal.name").texts());
      for (String name : List.of("when", "sparse")) {
        assertFalse(recording.arrays().containsKey(name));
        assertTrue(recording.notes().stream().anyMatch(n -> n.startsWith(name + " is left out")));
      }
    }
  }
}
