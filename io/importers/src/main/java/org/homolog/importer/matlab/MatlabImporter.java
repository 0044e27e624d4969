package org.homolog.importer.matlab;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.homolog.hdf5.Hdf5File;
import org.homolog.importer.mapping.RecordingMapping;
import org.homolog.population.Recording;
import org.homolog.spi.FormatDescription;
import org.homolog.spi.Importer;

/**
 * Reads MATLAB 7.3 files, told by their first bytes: numeric, logical, char, cell, struct and
 * struct arrays, sparse and complex arrays, empties, function handles, and the objects whose
 * encoding is known.
 */
public final class MatlabImporter implements Importer {
  @Override
  public String id() {
    return "matlab";
  }

  @Override
  public String summary() {
    return "MATLAB 7.3 files: arrays in MATLAB's dimension order, text, cells, structs, tables";
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
  public FormatDescription description() {
    return FormatDescription.empty()
        .reads(
            "numeric classes and logical, in MATLAB's order of dimensions; int64 as text exactly")
        .reads("char: one text per row; cells of one text or number each: an array of them")
        .reads("other cells: parts{3}; structs: data.t; elements of struct arrays: data(2).t")
        .reads("struct arrays whose fields hold one text or number each: a table of that name")
        .reads("sparse matrices, as full ones; complex arrays: z.real and z.imag")
        .reads("empty arrays of any class with their shape; function handles as text")
        .reads("table and timetable: a table, with units, descriptions, row names and row times")
        .reads("string, categorical (undefined: an empty text), datetime and duration (seconds)")
        .reads("containers.Map and dictionary: name.keys and name.values")
        .reads("objects of other classes: their stored properties as name.property, with a note")
        .leavesOut("enumerations and calendarDuration; convert them to string before saving")
        .leavesOut("MATLAB files before 7.3, which are not HDF5; save(..., '-v7.3') makes them so")
        .example(
            """
            study: Odours and receptor neurons
            systems:
              orn:
                recording: {file: doseResponseData.mat}
                population:
                  values: dff
                  axes: [condition: odour, unit: neuron, condition: concentration]
                  labels: {odour: odorList, neuron: ORNList, concentration: concHm}
                  select: concentration == 1e-4
              descriptors:
                stated: {of: orn, table: descriptors.csv, scale: z-score}
            reference: orn
            candidates: [descriptors]
            comparisons: [rsa]
            """);
  }

  @Override
  public Recording open(Path file, Map<String, Object> options, Host host) {
    RecordingMapping mapping = RecordingMapping.of(options, "recording");
    Hdf5File hdf5 = Hdf5File.open(file, host.threads());
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
