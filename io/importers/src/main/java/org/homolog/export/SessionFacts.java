package org.homolog.export;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.hdf5.writing.Hdf5Writer;

/** Facts about the session and its subject, where NWB has a place for them; the rest as notes. */
final class SessionFacts {
  private static final String UNKNOWN_START = "1970-01-01T00:00:00+00:00";
  private static final Set<String> TOP =
      Set.of(
          "identifier",
          "session_description",
          "session_start_time",
          "timestamps_reference_time",
          "file_create_date");
  private static final Set<String> GENERAL =
      Set.of(
          "data_collection",
          "experiment_description",
          "institution",
          "lab",
          "pharmacology",
          "protocol",
          "session_id",
          "slices",
          "stimulus",
          "surgery",
          "virus");
  private static final Set<String> LISTS =
      Set.of("experimenter", "keywords", "related_publications");
  private static final Set<String> SUBJECT =
      Set.of(
          "age",
          "date_of_birth",
          "description",
          "genotype",
          "sex",
          "species",
          "strain",
          "subject_id",
          "weight");
  private static final String SUBJECT_PREFIX = "subject.";
  private static final String SUBJECT_GROUP = "/general/subject";
  private static final String AGE_REFERENCE = "subject.age.reference";
  private static final String SCRIPT = "source_script";
  private static final String SCRIPT_FILE = "source_script.file_name";

  /** Read with the spike times, and written with them. */
  static final String RESOLUTION = "units.spike_times.resolution";

  private final NwbFile file;
  private final Hdf5Writer out;
  private final Map<String, String> facts;
  private final List<String> notes = new ArrayList<>();
  private boolean subjectMade;

  SessionFacts(NwbFile file, Map<String, String> facts) {
    this.file = file;
    this.out = file.out();
    this.facts = new LinkedHashMap<>(facts);
  }

  /** Writes what lies at the root and in /general, which it makes. */
  void write() {
    out.text("/identifier", facts.getOrDefault("identifier", ""));
    out.text(
        "/session_description",
        facts.getOrDefault("session_description", facts.getOrDefault("description", "")));
    String start = start();
    out.text("/session_start_time", start);
    out.text("/timestamps_reference_time", facts.getOrDefault("timestamps_reference_time", start));
    out.texts(
        "/file_create_date",
        new long[] {1},
        new String[] {Instant.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString()});
    out.group("/general");
    facts.forEach(this::fact);
    script();
    String own = facts.getOrDefault("notes", "");
    String all = String.join("\n", notes);
    if (!own.isEmpty() || !all.isEmpty()) {
      out.text("/general/notes", own + (own.isEmpty() || all.isEmpty() ? "" : "\n") + all);
    }
  }

  private String start() {
    String start = facts.getOrDefault("session_start_time", "");
    try {
      OffsetDateTime.parse(start);
      return start;
    } catch (DateTimeParseException e) {
      if (!start.isEmpty()) {
        // Written by someone who left out the time zone: their text stands.
        return start;
      }
      file.remark(
          "when the session started is not stated, and NWB wants it: "
              + UNKNOWN_START
              + " stands for unknown");
      notes.add("session_start_time is not known; " + UNKNOWN_START + " stands for that");
      return UNKNOWN_START;
    }
  }

  private void fact(String name, String value) {
    boolean asDescription = name.equals("description") && !facts.containsKey("session_description");
    if (TOP.contains(name)
        || asDescription
        || Set.of("notes", SCRIPT, SCRIPT_FILE, RESOLUTION, RecordingFile.HISTORY).contains(name)) {
      return;
    }
    if (GENERAL.contains(name)) {
      out.text("/general/" + name, value);
    } else if (LISTS.contains(name)) {
      out.texts("/general/" + name, new long[] {1}, new String[] {value});
    } else if (name.startsWith(SUBJECT_PREFIX)
        && SUBJECT.contains(name.substring(SUBJECT_PREFIX.length()))) {
      subject(name.substring(SUBJECT_PREFIX.length()), value);
    } else if (!name.equals(AGE_REFERENCE)) {
      notes.add(name + ": " + value);
    }
  }

  private void subject(String name, String value) {
    if (!subjectMade) {
      file.group(SUBJECT_GROUP, NwbFile.CORE, "Subject");
      subjectMade = true;
    }
    out.text(SUBJECT_GROUP + "/" + name, value);
    String reference = facts.getOrDefault(AGE_REFERENCE, "");
    if (name.equals("age") && !reference.isEmpty()) {
      out.attribute(SUBJECT_GROUP + "/age", "reference", reference);
    }
  }

  /** Where the file comes from, in the place NWB has for what made it. */
  private void script() {
    List<String> lines = new ArrayList<>();
    for (String name : List.of(SCRIPT, RecordingFile.HISTORY)) {
      String text = facts.getOrDefault(name, "");
      if (!text.isEmpty()) {
        lines.add(text);
      }
    }
    if (!lines.isEmpty()) {
      out.text("/general/source_script", String.join("\n", lines));
      out.attribute(
          "/general/source_script", "file_name", facts.getOrDefault(SCRIPT_FILE, "homolog"));
    }
  }
}
