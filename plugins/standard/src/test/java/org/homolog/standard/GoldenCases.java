package org.homolog.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.homolog.linalg.Matrix;
import org.homolog.matching.Assignment;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** Reference values that other programs computed, as described by their manifest. */
public final class GoldenCases {
  private static final Path FOLDER =
      Path.of(System.getProperty("homolog.shared", ""), "golden", "compare");

  private final Map<String, Integer> ran = new LinkedHashMap<>();
  private final Map<String, List<String>> skipped = new LinkedHashMap<>();

  /** What a case is checked by. */
  public interface Check {
    /** Computes and compares; an empty result says it ran, a text why it was skipped. */
    Optional<String> run(Case one);
  }

  /** One test per case of a family; a single skipped test where the files are absent. */
  public Stream<DynamicTest> family(String family, Check check) {
    return family(family, id -> true, check);
  }

  /** The same for the cases of a family that a test is about; others have tests elsewhere. */
  public Stream<DynamicTest> family(String family, Predicate<String> ids, Check check) {
    Path manifest = FOLDER.resolve("manifest.json");
    if (!Files.exists(manifest)) {
      return Stream.of(
          DynamicTest.dynamicTest(
              family + " (reference values absent)",
              () -> Assumptions.abort("no " + manifest + "; set homolog.shared")));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode entry : read(manifest).get("cases")) {
      String id = entry.get("id").asText();
      if (id.startsWith(family + "/") && ids.test(id)) {
        tests.add(DynamicTest.dynamicTest(id, () -> run(family, new Case(entry), check)));
      }
    }
    Assertions.assertFalse(tests.isEmpty(), "the manifest has no family " + family);
    return tests.stream();
  }

  private void run(String family, Case one, Check check) {
    Optional<String> reason = check.run(one);
    if (reason.isPresent()) {
      skipped.computeIfAbsent(reason.get(), key -> new ArrayList<>()).add(one.id());
      Assumptions.abort(reason.get());
    }
    Assertions.assertTrue(one.compared > 0, "nothing was compared");
    ran.merge(family, 1, Integer::sum);
  }

  /** How many cases ran and which were skipped for which reason. */
  public String summary() {
    StringBuilder text = new StringBuilder("reference values reproduced: " + ran);
    skipped.forEach(
        (reason, ids) ->
            text.append("\n  skipped ")
                .append(ids.size())
                .append(" (")
                .append(reason)
                .append("): ")
                .append(ids));
    return text.toString();
  }

  private static JsonNode read(Path manifest) {
    try {
      return new ObjectMapper().readTree(manifest.toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** One case: inputs, expected outputs and their tolerances. */
  public static final class Case {
    private final JsonNode entry;
    private int compared;

    Case(JsonNode entry) {
      this.entry = entry;
    }

    public String id() {
      return entry.get("id").asText();
    }

    public String parameter(String name) {
      return entry.get("params").path(name).asText("");
    }

    public boolean has(String input) {
      return entry.get("inputs").has(input);
    }

    public boolean expects(String output) {
      return entry.get("outputs").has(output)
          && !entry.get("outputs").get(output).get("compare").asText().equals("info");
    }

    /** Names of the outputs that are to be compared. */
    public List<String> outputs() {
      List<String> names = new ArrayList<>();
      entry.get("outputs").fieldNames().forEachRemaining(names::add);
      return names.stream().filter(this::expects).toList();
    }

    public int[] shape(String input) {
      return shapeOf(entry.get("inputs").get(input));
    }

    private static int[] shapeOf(JsonNode described) {
      List<Integer> sizes = new ArrayList<>();
      described.get("shape").forEach(size -> sizes.add(size.asInt()));
      return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    public double[] input(String name) {
      return values("inputs/" + name);
    }

    public double[] expected(String name) {
      return values("outputs/" + name);
    }

    public Matrix matrix(String input) {
      int[] shape = shape(input);
      return Matrix.of(shape[0], shape[1], input(input));
    }

    public int[] integers(String input) {
      double[] values = input(input);
      int[] whole = new int[values.length];
      for (int i = 0; i < whole.length; i++) {
        whole[i] = (int) values[i];
      }
      return whole;
    }

    private double[] values(String path) {
      try (HdfFile file = new HdfFile(FOLDER.resolve(entry.get("file").asText()))) {
        Dataset dataset = file.getDatasetByPath(entry.get("group").asText() + "/" + path);
        Object data = dataset.isScalar() ? dataset.getData() : dataset.getDataFlat();
        if (data instanceof double[] doubles) {
          return doubles;
        }
        if (data instanceof long[] longs) {
          double[] doubles = new double[longs.length];
          for (int i = 0; i < longs.length; i++) {
            doubles[i] = longs[i];
          }
          return doubles;
        }
        if (data instanceof Number number) {
          return new double[] {number.doubleValue()};
        }
        throw new AssertionError(path + " of " + id() + " is " + data.getClass());
      }
    }

    /** Compares within the manifest's tolerance: NaN equals NaN. */
    public void check(String output, double... got) {
      checkWithin(output, 1, got);
    }

    /** Compares within a multiple of the manifest's tolerance. */
    public void checkWithin(String output, double factor, double... got) {
      JsonNode described = entry.get("outputs").get(output);
      String kind = described.get("compare").asText();
      if (kind.equals("info")) {
        return;
      }
      double[] want = expected(output);
      Assertions.assertEquals(want.length, got.length, id() + " " + output + " length");
      int[] shape = shapeOf(described);
      double[] flipped = got.clone();
      if (kind.equals("columns_up_to_sign")) {
        for (int c = 0; c < shape[1]; c++) {
          double agreement = 0;
          for (int r = 0; r < shape[0]; r++) {
            agreement += want[r * shape[1] + c] * got[r * shape[1] + c];
          }
          for (int r = 0; r < shape[0] && agreement < 0; r++) {
            flipped[r * shape[1] + c] = -got[r * shape[1] + c];
          }
        }
      } else if (kind.equals("eig_multiset")) {
        flipped = partners(want, got);
      } else if (!kind.equals("at_most") && !kind.equals("statistical")) {
        // What is statistical is close too: its tolerance is that of other random draws.
        Assertions.assertEquals("close", kind, id() + " " + output);
      }
      double relative = described.get("rtol").asDouble() * factor;
      double absolute = described.get("atol").asDouble() * factor;
      for (int i = 0; i < want.length; i++) {
        boolean close =
            Double.isNaN(want[i])
                ? Double.isNaN(flipped[i])
                : (kind.equals("at_most") ? flipped[i] - want[i] : Math.abs(flipped[i] - want[i]))
                    <= absolute + relative * Math.abs(want[i]);
        Assertions.assertTrue(
            close, id() + " " + output + "[" + i + "]: " + flipped[i] + " instead of " + want[i]);
      }
      compared++;
    }

    /** Complex numbers (rows of two) in the order of those they are closest to, each used once. */
    private static double[] partners(double[] want, double[] got) {
      int count = want.length / 2;
      Matrix nearness = Matrix.zeros(count, count);
      for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
          nearness.array()[i * count + j] =
              -Math.hypot(want[2 * i] - got[2 * j], want[2 * i + 1] - got[2 * j + 1]);
        }
      }
      int[] partner = Assignment.largest(nearness);
      double[] ordered = new double[got.length];
      for (int i = 0; i < count; i++) {
        ordered[2 * i] = got[2 * partner[i]];
        ordered[2 * i + 1] = got[2 * partner[i] + 1];
      }
      return ordered;
    }
  }
}
