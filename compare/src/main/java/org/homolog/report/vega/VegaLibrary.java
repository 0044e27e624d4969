package org.homolog.report.vega;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scripts that draw Vega-Lite in a browser, and their licences. */
public final class VegaLibrary {
  private static final List<String> SCRIPTS =
      List.of("vega.min.js", "vega-lite.min.js", "vega-interpreter.min.js");
  private static final List<String> LICENCES =
      List.of("LICENSE-vega.txt", "LICENSE-vega-lite.txt", "LICENSE-d3.txt");

  private VegaLibrary() {}

  /**
   * The scripts, in the order in which a page runs them.
   *
   * @return script sources
   */
  public static List<String> scripts() {
    return SCRIPTS.stream().map(VegaLibrary::read).toList();
  }

  /**
   * The licences under which the scripts are passed on.
   *
   * @return licence texts, headed by what each covers
   */
  public static List<String> licences() {
    return LICENCES.stream()
        .map(
            file ->
                file.substring("LICENSE-".length(), file.length() - ".txt".length())
                    + "\n\n"
                    + read(file))
        .toList();
  }

  private static String read(String name) {
    try (InputStream in = VegaLibrary.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
