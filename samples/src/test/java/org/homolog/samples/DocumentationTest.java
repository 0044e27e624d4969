package org.homolog.samples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.homolog.cli.ComparisonPages;
import org.homolog.plugin.PluginLoader;
import org.homolog.plugin.Registry;
import org.homolog.spi.Description;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pages of documentation that are generated say what the code says. */
class DocumentationTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("homolog.root", "..")).resolve("docs/comparisons");

  private final Registry registry = PluginLoader.builtIn();

  @Test
  void eachComparisonHasItsPageAndNoPageIsLeftOver() throws IOException {
    Map<String, String> pages = ComparisonPages.of(registry);
    try (Stream<Path> files = Files.list(FOLDER)) {
      TreeSet<String> there = new TreeSet<>();
      files.forEach(file -> there.add(file.getFileName().toString()));
      assertEquals(
          new TreeSet<>(pages.keySet()),
          there,
          "write them by: ./homolog describe --pages docs/comparisons");
    }
    for (Map.Entry<String, String> page : pages.entrySet()) {
      assertEquals(
          page.getValue(),
          Files.readString(FOLDER.resolve(page.getKey())),
          page.getKey()
              + " is out of date; write it by: ./homolog describe --pages docs/comparisons");
    }
  }

  @TestFactory
  Stream<DynamicTest> eachComparisonTellsWhatAReaderAsks() {
    return registry.analyses().entrySet().stream()
        .map(entry -> dynamicTest(entry.getKey(), () -> tells(entry.getValue().item().describe())));
  }

  private static void tells(Description description) {
    assertAll(
        () -> assertFalse(description.summary().isBlank(), "summary"),
        () -> assertFalse(description.formula().isBlank(), "formula"),
        () -> assertFalse(description.convention().isBlank(), "convention"),
        () -> assertFalse(description.cost().isBlank(), "cost"),
        () -> assertFalse(description.elsewhere().isBlank(), "elsewhere"),
        () -> assertFalse(description.references().isEmpty(), "references"));
  }
}
