package org.homolog.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.homolog.hdf5.writing.Hdf5Writer;

/**
 * The schemas that written files follow, NWB 2.7.0 with hdmf-common 1.8.0 (BSD-3-Clause, see
 * NOTICE), which NWB asks to be kept inside the file.
 */
final class Specifications {
  /** The version of NWB that is written. */
  static final String NWB = "2.7.0";

  private static final Map<String, List<String>> SOURCES =
      Map.of(
          "core/" + NWB,
          List.of(
              "namespace",
              "nwb.base",
              "nwb.behavior",
              "nwb.device",
              "nwb.ecephys",
              "nwb.epoch",
              "nwb.file",
              "nwb.icephys",
              "nwb.image",
              "nwb.misc",
              "nwb.ogen",
              "nwb.ophys",
              "nwb.retinotopy"),
          "hdmf-common/1.8.0",
          List.of("namespace", "base", "sparse", "table"),
          "hdmf-experimental/0.5.0",
          List.of("namespace", "experimental", "resources"));

  private Specifications() {}

  static void embed(Hdf5Writer out) {
    out.group("/specifications");
    for (String version : SOURCES.keySet().stream().sorted().toList()) {
      out.group("/specifications/" + version.substring(0, version.indexOf('/')));
      out.group("/specifications/" + version);
      for (String source : SOURCES.getOrDefault(version, List.of())) {
        String name = version + "/" + source;
        out.text("/specifications/" + name, text("specifications/" + name + ".json"));
      }
    }
    out.reference("/", ".specloc", "/specifications");
  }

  private static String text(String resource) {
    try (InputStream in = Specifications.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is not in homolog's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
