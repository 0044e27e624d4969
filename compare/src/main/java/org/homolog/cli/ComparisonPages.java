package org.homolog.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.homolog.failure.HomologException;
import org.homolog.plugin.Registry;

/**
 * Pages of documentation for all comparisons that are loaded, generated from their descriptions.
 */
public final class ComparisonPages {
  private ComparisonPages() {}

  /**
   * All pages.
   *
   * @param registry what is loaded
   * @return the text in Markdown of each file, by its name: one per comparison and README.md, which
   *     lists them
   */
  public static Map<String, String> of(Registry registry) {
    Map<String, String> pages = new TreeMap<>();
    pages.put("README.md", ComparisonPage.index(registry));
    registry
        .analyses()
        .forEach((id, item) -> pages.put(id + ".md", ComparisonPage.of(item.item())));
    return pages;
  }

  /**
   * Writes all pages, over those that are there.
   *
   * @param registry what is loaded
   * @param folder where to; made if missing
   * @return number of files
   * @throws HomologException if the folder cannot be written
   */
  static int write(Registry registry, Path folder) {
    Map<String, String> pages = of(registry);
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(folder.resolve(page.getKey()), page.getValue());
      }
    } catch (IOException e) {
      throw HomologException.mistake("cannot write pages to " + folder + ": " + e.getMessage());
    }
    return pages.size();
  }
}
