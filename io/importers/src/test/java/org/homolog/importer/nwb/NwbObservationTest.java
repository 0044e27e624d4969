package org.homolog.importer.nwb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.homolog.importer.Importers;
import org.homolog.population.Observation;
import org.homolog.population.Recording;
import org.homolog.population.TimeSpan;
import org.junit.jupiter.api.Test;

class NwbObservationTest {
  private static Recording open(String fixture) throws URISyntaxException {
    String path = "/nwb/" + fixture;
    return Importers.builtIn()
        .open(
            Path.of(Objects.requireNonNull(NwbObservationTest.class.getResource(path)).toURI()),
            null,
            Map.of());
  }

  @Test
  void intervalsOfUnitsTellWhenTheyWereObserved() throws URISyntaxException {
    try (Recording recording = open("units.nwb")) {
      Observation observed = recording.observed().orElseThrow();
      assertEquals(new TimeSpan(0, 4), observed.whole());
      assertTrue(observed.covers(0, 0.5, 2));
      assertFalse(observed.covers(0, 1.5, 2.5));
      assertTrue(observed.covers(1, 1.5, 2.5));
      assertFalse(observed.covers(2, 0.5, 2));
    }
  }
}
