package org.homolog.importer.domain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.importer.Importers;
import org.homolog.population.Recording;
import org.homolog.recordings.Recordings;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every entry of the {@code domain} section of the facts of MATLAB, netCDF, SNIRF and plain HDF5
 * recordings, one test each; an entry without a check fails.
 */
class DomainFactsTest {
  private static final List<String> FOLDERS =
      List.of(
          "larval-orn", "images92", "macaque-v1-properties", "brainio-spike-events", "human-fnirs");

  @TestFactory
  Stream<DynamicTest> everyEntryOfTheDomain() {
    List<Path> files = Recordings.all().stream().filter(f -> FOLDERS.contains(folder(f))).toList();
    if (files.isEmpty()) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "recordings",
              () -> Assumptions.abort("the shared recordings are absent: " + Recordings.folder())));
    }
    return files.stream().flatMap(DomainFactsTest::entries);
  }

  private static String folder(Path file) {
    return String.valueOf(file.getName(file.getNameCount() - 2));
  }

  private static Stream<DynamicTest> entries(Path file) {
    JsonNode domain = Recordings.facts(file).path("domain");
    return domain.properties().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    file.getFileName() + " " + entry.getKey(),
                    () -> {
                      try (Recording recording = Importers.builtIn().open(file, null, Map.of())) {
                        assertTrue(
                            isChecked(file, recording, entry.getKey(), entry.getValue(), domain),
                            "no check of the domain entry " + entry.getKey());
                      }
                    }));
  }

  private static boolean isChecked(
      Path file, Recording recording, String key, JsonNode facts, JsonNode domain) {
    return switch (folder(file)) {
      case "larval-orn" ->
          LarvalFacts.check(
              recording, key, facts, String.valueOf(file.getFileName()).startsWith("Ave"));
      case "images92" -> ImageFacts.check(recording, key, facts);
      case "macaque-v1-properties" -> AssemblyFacts.properties(recording, key, facts, domain);
      case "brainio-spike-events" -> AssemblyFacts.events(recording, key, facts);
      default -> SpectroscopyFacts.check(recording, key, facts);
    };
  }
}
