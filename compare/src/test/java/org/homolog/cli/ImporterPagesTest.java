package org.homolog.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.importer.Importers;
import org.homolog.population.Recording;
import org.homolog.spi.FormatDescription;
import org.homolog.spi.Importer;
import org.homolog.spi.Reference;
import org.homolog.study.StudyFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code homolog describe} says of importers. */
class ImporterPagesTest {

  /** An importer that reads nothing and has a page. */
  private static final class Paged implements Importer {
    @Override
    public String id() {
      return "paged";
    }

    @Override
    public String summary() {
      return "files of one kind";
    }

    @Override
    public int claims(Probe probe) {
      return 0;
    }

    @Override
    public Recording open(Path file, Map<String, Object> options, Host host) {
      throw new UnsupportedOperationException("never opened here");
    }

    @Override
    public Map<String, String> optionHelp() {
      return Map.of("clock", "which clock");
    }

    @Override
    public FormatDescription description() {
      return FormatDescription.empty()
          .reads("spikes")
          .reads("trials")
          .leavesOut("movies")
          .example("study: one\n")
          .example("study: two\nsystems: {}\n")
          .reference(Reference.of("A. Author 2020", "10.1000/1"));
    }
  }

  @Test
  void aPageHasItsPartsInOrder() {
    assertEquals(
        """
        importer paged
          files of one kind
          reads:
            - spikes
            - trials
          does not read:
            - movies
          options:
            clock: which clock
          example:
            study: two
            systems: {}
          reference: A. Author 2020, doi:10.1000/1
        """,
        Explanation.of(new Paged()));
  }

  @TestFactory
  Stream<DynamicTest> everyImporterHasAPageWhoseExampleIsAStudy() {
    return Importers.builtIn().all().stream()
        .map(
            importer ->
                DynamicTest.dynamicTest(
                    importer.id(),
                    () -> {
                      FormatDescription page = importer.description();
                      assertFalse(page.example().isBlank(), "no example");
                      assertFalse(page.reads().isEmpty(), "nothing is said to be read");
                      assertFalse(page.leavesOut().isEmpty(), "everything cannot be read");
                      StudyFile.parse(Path.of(importer.id() + ".yaml"), page.example());
                      assertTrue(
                          Explanation.of(importer)
                              .contains(page.example().strip().lines().findFirst().orElseThrow()));
                    }));
  }
}
