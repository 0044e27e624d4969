package org.homolog.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reference values computed by PyTorch and by the tasks' original generators. */
public final class Golden implements AutoCloseable {
  private final JsonNode family;
  private final HdfFile file;

  private Golden(JsonNode family, HdfFile file) {
    this.family = family;
    this.file = file;
  }

  /** Opens a family of cases; skips the test where the reference values are absent. */
  public static Golden open(String name) {
    String shared = System.getProperty("homolog.shared", "");
    Path folder = Path.of(shared, "golden", "models");
    assumeTrue(
        !shared.isEmpty() && Files.isDirectory(folder), "no reference values under " + folder);
    try {
      JsonNode family =
          new ObjectMapper()
              .readTree(folder.resolve("manifest.json").toFile())
              .get("families")
              .get(name);
      return new Golden(family, new HdfFile(folder.resolve(family.get("file").asText())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of a family's cases. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    family.get("cases").fieldNames().forEachRemaining(names::add);
    return names;
  }

  public Case one(String name) {
    return new Case(family.get("cases").get(name), (Group) file.getByPath(name));
  }

  @Override
  public void close() {
    file.close();
  }

  /** One case. */
  public record Case(JsonNode description, Group group) {
    public JsonNode config() {
      return description.get("config");
    }

    public double[] doubles(String path) {
      Object data = ((Dataset) group.getByPath(path)).getDataFlat();
      return widen(path, data);
    }

    private static double[] widen(String path, Object data) {
      if (data instanceof double[] values) {
        return values;
      }
      if (data instanceof long[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
      }
      if (data instanceof int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
      }
      if (data instanceof float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
      }
      throw new IllegalStateException(path + " is a " + data.getClass());
    }

    public int[] shape(String path) {
      return ((Dataset) group.getByPath(path)).getDimensions();
    }

    public boolean has(String path) {
      return description.get("datasets").has(path);
    }

    /** Names of the members of a group; none if there is no such group. */
    public List<String> members(String path) {
      return group.getChildren().containsKey(path)
          ? List.copyOf(((Group) group.getByPath(path)).getChildren().keySet())
          : List.of();
    }

    public Map<String, double[]> all(String path) {
      Map<String, double[]> values = new LinkedHashMap<>();
      Iterator<String> names = ((Group) group.getByPath(path)).getChildren().keySet().iterator();
      names.forEachRemaining(name -> values.put(name, doubles(path + "/" + name)));
      return values;
    }

    /** Compares with the reference within the case's own tolerances, or wider ones. */
    public void check(String path, double[] actual, double relative, double absolute) {
      double[] expected = doubles(path);
      assertEquals(expected.length, actual.length, path);
      for (int i = 0; i < expected.length; i++) {
        double tolerance =
            Math.max(absolute, description.get("atol").asDouble())
                + Math.max(relative, description.get("rtol").asDouble()) * Math.abs(expected[i]);
        assertEquals(expected[i], actual[i], tolerance, path + "[" + i + "]");
      }
    }
  }
}
