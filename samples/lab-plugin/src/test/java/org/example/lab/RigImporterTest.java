package org.example.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.failure.HomologException;
import org.homolog.population.Alignment;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.spi.Hdf5;
import org.junit.jupiter.api.Test;

class RigImporterTest {
  private static final Map<String, double[]> NUMBERS =
      Map.of(
          "/spikes/a", new double[] {110, 120, 1150},
          "/spikes/b", new double[] {1110},
          "/trials/onset", new double[] {100, 1100});

  /** A file in memory, in the place of the host's reader. */
  private static final class Memory implements Hdf5 {
    @Override
    public boolean exists(String path) {
      return NUMBERS.containsKey(path) || path.equals("/trials/stimulus");
    }

    @Override
    public List<String> children(String path) {
      return List.of("a", "b");
    }

    @Override
    public long[] shape(String path) {
      return new long[] {numbers(path).length};
    }

    @Override
    public double[] numbers(String path) {
      double[] found = NUMBERS.get(path);
      if (found == null) {
        throw HomologException.mistake("no dataset " + path);
      }
      return found;
    }

    @Override
    public double[] numbers(String path, long[] offset, int[] count) {
      return java.util.Arrays.copyOfRange(
          numbers(path), (int) offset[0], (int) offset[0] + count[0]);
    }

    @Override
    public String[] texts(String path) {
      return new String[] {"left", "right"};
    }

    @Override
    public String attribute(String path, String attribute) {
      return attribute.equals("rig") ? "4" : "";
    }

    @Override
    public void close() {}
  }

  @Test
  void readsSpikesInSecondsAndAlignsThemToTrials() {
    Recording recording =
        new RigImporter().open(Path.of("day1.h5"), Map.of(), file -> new Memory());
    assertEquals("example rig 4", recording.format());
    Population population =
        Alignment.of("trials", "onset", 0, 0.06, 0.03, "stimulus").apply(recording);
    assertEquals(List.of("left", "right"), population.conditionLabels());
    // Half-open bins: the spike 50 ms after the second onset falls into the second bin.
    assertArrayEquals(new double[] {2, 0, 0, 0, 0, 1, 1, 0}, population.byEntry().array());
  }

  @Test
  void refusesOptionsItDoesNotHave() {
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                new RigImporter()
                    .open(Path.of("day1.h5"), Map.of("speed", 3), file -> new Memory()));
    assertEquals(
        "importer example-rig takes no options, but \"speed\" is given for day1.h5",
        refused.getMessage());
  }
}
