package org.homolog.importer.matlab;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.homolog.hdf5.Hdf5File;
import org.homolog.importer.mapping.RecordingMapping;
import org.homolog.population.Recording;
import org.homolog.spi.Importer;

/**
 * Reads MATLAB 7.3 files: numeric and logical arrays with MATLAB's dimension order restored, char
 * (UTF-16), cells, structs and struct arrays, empties. Objects (tables, strings, categoricals),
 * sparse and complex arrays are named in the recording's notes and stop nothing.
 */
public final class MatlabImporter implements Importer {
  @Override
  public String id() {
    return "matlab";
  }

  @Override
  public String summary() {
    return "MATLAB 7.3 files: numeric arrays in MATLAB's dimension order, char, cells, structs";
  }

  @Override
  public int claims(Probe probe) {
    byte[] head = probe.head();
    int length = Math.min(19, head.length);
    String start = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    return probe.isHdf5() && start.equals("MATLAB 7.3 MAT-file") ? 2 : 0;
  }

  @Override
  public Map<String, String> optionHelp() {
    return RecordingMapping.help();
  }

  @Override
  public Recording open(Path file, Map<String, Object> options, Host host) {
    RecordingMapping mapping = RecordingMapping.of(options, "recording");
    Hdf5File hdf5 = Hdf5File.open(file);
    try {
      String header = hdf5.userBlock();
      Recording.Builder recording =
          Recording.builder(String.valueOf(file.getFileName())).format("MATLAB 7.3").closing(hdf5);
      if (header.startsWith("MATLAB")) {
        recording.session("header", header);
      }
      new Variables(hdf5, recording).addAll();
      return mapping.apply(recording);
    } catch (RuntimeException e) {
      hdf5.close();
      throw e;
    }
  }
}
