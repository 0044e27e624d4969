package org.homolog.importer.snirf;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.hdf5.Hdf5File;
import org.homolog.hdf5.Hdf5Group;
import org.homolog.importer.mapping.RecordingMapping;
import org.homolog.population.Recording;
import org.homolog.spi.FormatDescription;
import org.homolog.spi.Importer;
import org.homolog.spi.Reference;

/**
 * Reads SNIRF 1.x, told by {@code formatVersion} beside {@code nirs} groups: blocks of data and
 * auxiliary signals as series, stimuli as a table of events, the probe as tables.
 */
public final class SnirfImporter implements Importer {
  @Override
  public String id() {
    return "snirf";
  }

  @Override
  public String summary() {
    return "SNIRF 1.x files of near-infrared spectroscopy: signals, stimuli, probe";
  }

  @Override
  public int claims(Probe probe) {
    List<String> names = probe.rootChildren();
    boolean claimed =
        names.contains("formatVersion") && names.stream().anyMatch(n -> n.matches("nirs\\d*"));
    return probe.isHdf5() && claimed ? 2 : 0;
  }

  @Override
  public Map<String, String> optionHelp() {
    return RecordingMapping.help();
  }

  @Override
  public FormatDescription description() {
    return FormatDescription.empty()
        .reads("every nirs group; with more than one, names start with its own: nirs2/data1")
        .reads("data blocks: series data1, data2, ...; times one by one, or start and spacing")
        .reads(
            "measurementList groups, or the lists of 1.2: channels with source, detector, data type"
                + " and wavelength in nm")
        .reads(
            "stim groups: one table stim of onset, duration, amplitude, further columns, condition")
        .reads("aux groups: series by their names, with unit and time offset")
        .reads("probe: tables sources and detectors, wavelengths; metaDataTags: the session")
        .reads("TimeUnit: all times in seconds")
        .leavesOut("conversion of light intensities into haemoglobin; do it before")
        .leavesOut("stimuli without an onset (NaN), which no window can be put around")
        .example(
            """
            study: Two tasks in near-infrared spectroscopy
            systems:
              cortex:
                recording: {file: run.snirf}
                align:
                  table: stim
                  event: onset
                  series: data1
                  window: [0, 15]
                  bin: 1
                  conditions: [condition]
                  units: wavelength == 830
                then: [{time: conditions}]
              tasks:
                stated: {of: cortex, categories: [condition]}
            reference: cortex
            candidates: [tasks]
            comparisons: [rsa]
            """)
        .reference(
            Reference.of(
                "Tucker S et al. 2023, Introduction to the shared near infrared spectroscopy format,"
                    + " Neurophotonics 10:013507",
                "10.1117/1.NPh.10.1.013507"));
  }

  @Override
  public Recording open(Path file, Map<String, Object> options, Host host) {
    RecordingMapping mapping = RecordingMapping.of(options, "recording");
    Hdf5File hdf5 = Hdf5File.open(file, host.threads());
    try {
      String version = SnirfParts.text(hdf5.root(), "formatVersion").orElse("of unknown version");
      Recording.Builder recording =
          Recording.builder(String.valueOf(file.getFileName()))
              .format("SNIRF " + version)
              .closing(hdf5);
      List<Hdf5Group> all = SnirfParts.indexed(hdf5.root(), "nirs");
      for (Hdf5Group nirs : all) {
        String prefix = all.size() == 1 ? "" : nirs.name() + "/";
        new SnirfRun(hdf5, nirs, prefix, recording).add();
      }
      return mapping.apply(recording);
    } catch (RuntimeException e) {
      hdf5.close();
      throw e;
    }
  }
}
