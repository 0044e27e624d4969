package org.homolog.importer.nwb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.homolog.importer.Importers;
import org.homolog.population.Alignment;
import org.homolog.population.Population;
import org.homolog.population.Recording;
import org.homolog.population.RowFilter;
import org.homolog.population.Smoothing;
import org.junit.jupiter.api.Test;

/** From one series per neuron to a population. */
class GatheringTest {
  @Test
  void gatheredSeriesAlignLikeOne() throws URISyntaxException {
    Path file =
        Path.of(Objects.requireNonNull(GatheringTest.class.getResource("/nwb/gather.nwb")).toURI());
    Map<String, Object> options =
        Map.of("gather", Map.of("neurons", "/processing/ophys/V1/neuron*"));
    Alignment alignment =
        new Alignment(
            "trials",
            "start_time",
            0,
            0.2,
            0.2,
            List.of("side"),
            null,
            RowFilter.parse("id < 2"),
            RowFilter.parse("member != 2"),
            "neurons",
            Alignment.Measure.COUNT,
            Smoothing.NONE);
    try (Recording recording = Importers.builtIn().open(file, null, options)) {
      Population population = alignment.apply(recording);
      assertEquals(2, population.entryCount());
      assertArrayEquals(new String[] {"1", "10"}, population.units().column("member").texts());
      assertEquals("dF/F", population.valueUnit());
      double[] left = new double[2];
      population.read(0, left, 0);
      assertArrayEquals(new double[] {1, 10}, left);
      double[] right = new double[2];
      population.read(1, right, 0);
      assertArrayEquals(new double[] {2, 11}, right);
    }
  }
}
