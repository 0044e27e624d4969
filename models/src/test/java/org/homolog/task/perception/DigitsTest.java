package org.homolog.task.perception;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.homolog.failure.HomologException;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsTest {
  private static final int PIXELS = 28 * 28;

  @TempDir private Path folder = Path.of("");

  private static Task drawn(Map<String, ?> options) {
    return Digits.of(Options.bind(DigitsOptions.class, options));
  }

  /** Digits can be told apart: what a classifier of nearest neighbours reaches. */
  @Test
  void drawnDigitsOfOneKindAreAlike() {
    Task task = drawn(Map.of());
    Trials known = task.draw(1, 0, 1000, Task.Mode.TRAIN);
    Trials asked = task.draw(2, 0, 200, Task.Mode.TRAIN);
    int right = 0;
    for (int k = 0; k < 200; k++) {
      int best = 0;
      double nearest = Double.POSITIVE_INFINITY;
      for (int other = 0; other < 1000; other++) {
        double apart = 0;
        for (int p = 0; p < PIXELS && apart < nearest; p++) {
          double d = asked.inputs()[k * PIXELS + p] - known.inputs()[other * PIXELS + p];
          apart += d * d;
        }
        if (apart < nearest) {
          nearest = apart;
          best = other;
        }
      }
      right += asked.targets()[k] == known.targets()[best] ? 1 : 0;
    }
    assertTrue(right >= 150, right + " of 200");
    assertTrue(task.shortcut().orElseThrow() < 0.3);
  }

  @Test
  void inkLiesInTheMiddleAndVaries() {
    Task task = drawn(Map.of("noise", 0));
    Trials grid = task.draw(1, 0, task.gridSize(), Task.Mode.TEST);
    Set<Double> inks = new HashSet<>();
    for (int k = 0; k < task.gridSize(); k++) {
      assertEquals(k % 10, (int) grid.targets()[k]);
      double ink = 0;
      double edge = 0;
      for (int p = 0; p < PIXELS; p++) {
        double value = grid.inputs()[k * PIXELS + p] * 0.3081 + 0.1307;
        assertTrue(value > -1e-6 && value < 1 + 1e-6);
        ink += value;
        edge += p % 28 == 0 || p % 28 == 27 || p < 28 || p >= PIXELS - 28 ? value : 0;
      }
      inks.add(ink);
      assertTrue(ink > 20 && ink < 250, "ink " + ink);
      assertTrue(edge < 0.1 * ink, "at the edge " + edge + " of " + ink);
    }
    assertTrue(inks.size() > 0.9 * task.gridSize(), "every drawing has an amount of its own");
  }

  private static byte[] idx(int type, int[] shape, byte... values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(type << 8 | shape.length);
    for (int length : shape) {
      out.writeInt(length);
    }
    out.write(values);
    return bytes.toByteArray();
  }

  private String file(String name, byte[] bytes, boolean zipped) throws IOException {
    Path path = folder.resolve(name);
    try (OutputStream raw = Files.newOutputStream(path);
        OutputStream out = zipped ? new GZIPOutputStream(raw) : raw) {
      out.write(bytes);
    }
    return path.toString();
  }

  private static byte[] pictures(int count, int brightness) {
    byte[] values = new byte[count * PIXELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (brightness + i / PIXELS);
    }
    return values;
  }

  private Map<String, String> files(int trainCount) throws IOException {
    return Map.of(
        "images",
            file("train", idx(8, new int[] {trainCount, 28, 28}, pictures(trainCount, 100)), true),
        "labels",
            file("labels", idx(8, new int[] {4}, (byte) 3, (byte) 1, (byte) 4, (byte) 1), false),
        "test-images", file("test", idx(8, new int[] {2, 28, 28}, pictures(2, 250)), false),
        "test-labels", file("test-labels", idx(8, new int[] {2}, (byte) 9, (byte) 2), true));
  }

  @Test
  void filesInMnistsFormatAreRead() throws IOException {
    Task task = drawn(files(4));
    assertTrue(task.id().matches("digits-[0-9a-f]{12}-[0-9a-f]{12}"), task.id());
    assertEquals(2, task.gridSize());
    Trials grid = task.draw(1, 0, 2, Task.Mode.TEST);
    assertArrayEquals(new float[] {9, 2}, grid.targets());
    assertEquals((250 / 255.0 - 0.1307) / 0.3081, grid.inputs()[7], 1e-6);
    assertEquals((251 / 255.0 - 0.1307) / 0.3081, grid.inputs()[PIXELS], 1e-6);
    Trials training = task.draw(1, 0, 100, Task.Mode.TRAIN);
    for (int k = 0; k < 100; k++) {
      int image = (int) Math.round((training.inputs()[k * PIXELS] * 0.3081 + 0.1307) * 255) - 100;
      assertEquals(new int[] {3, 1, 4, 1}[image], (int) training.targets()[k]);
    }
    Files.write(folder.resolve("test-labels"), idx(8, new int[] {2}, (byte) 9, (byte) 3));
    assertNotEquals(
        task.id(),
        drawn(
                Map.of(
                    "images", folder.resolve("train").toString(),
                    "labels", folder.resolve("labels").toString(),
                    "test-images", folder.resolve("test").toString(),
                    "test-labels", folder.resolve("test-labels").toString()))
            .id(),
        "other files, another name");
  }

  @Test
  void filesThatDoNotFitAreNamed() throws IOException {
    Map<String, String> good = files(4);
    refused(good, "images", new byte[] {0, 0, 8}, "train.bad ends within its header");
    refused(good, "images", idx(9, new int[] {4, 28, 28}), "is not an IDX file");
    refused(good, "images", idx(8, new int[] {4, 28, 28}, new byte[99]), "ends after 99 of 3136");
    refused(
        good, "images", idx(8, new int[] {1 << 30, 1 << 30, 28}), "more values than there can be");
    refused(good, "images", idx(8, new int[] {4, -28, 28}), "an axis of length -28");
    refused(good, "images", idx(8, new int[] {4, 2, 2}, new byte[16]), "28 x 28 pixels are needed");
    refused(good, "labels", idx(8, new int[] {3}, new byte[3]), "3 labels");
    refused(
        good, "labels", idx(8, new int[] {4}, (byte) 1, (byte) 10, (byte) 0, (byte) 0), "label 1");
    String missing =
        assertThrows(
                HomologException.class,
                () ->
                    drawn(
                        Map.of(
                            "images",
                            "no",
                            "labels",
                            "no",
                            "test-images",
                            "no",
                            "test-labels",
                            "no")))
            .getMessage();
    assertTrue(String.valueOf(missing).contains("images: there is no file no"), missing);
    String incomplete =
        assertThrows(Options.InvalidOption.class, () -> drawn(Map.of("images", "x"))).getMessage();
    assertTrue(String.valueOf(incomplete).contains("test-labels"), incomplete);
  }

  private void refused(Map<String, String> good, String option, byte[] bytes, String reason)
      throws IOException {
    Map<String, String> files = new HashMap<>(good);
    files.put(option, file("train.bad", bytes, false));
    String message =
        String.valueOf(assertThrows(HomologException.class, () -> drawn(files)).getMessage());
    assertTrue(message.contains(reason) && message.startsWith(option), message);
  }
}
