package org.homolog.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is inside a recording.
 *
 * @param file the file as it was named
 * @param bytes its length
 * @param sha256 hash of its bytes; null for files above 256 MB, whose bytes are not all read
 * @param format its format, such as "NWB 2.4.0"
 * @param importer id of the importer that reads it
 * @param session facts about the session
 * @param units units and spikes; null where there are none
 * @param tables tables of trials, intervals, electrodes and events
 * @param series sampled series
 * @param ragged columns whose rows hold lists of their own lengths
 * @param arrays named arrays
 * @param alignable what could be aligned to what
 * @param notes what is not read, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Inspection(
    String file,
    long bytes,
    @Nullable String sha256,
    String format,
    String importer,
    Map<String, String> session,
    @Nullable UnitsSummary units,
    List<TableSummary> tables,
    List<SeriesSummary> series,
    List<RaggedSummary> ragged,
    List<ArraySummary> arrays,
    List<Alignable> alignable,
    List<String> notes) {

  /** Copies the lists. */
  public Inspection {
    tables = List.copyOf(tables);
    series = List.copyOf(series);
    ragged = List.copyOf(ragged);
    arrays = List.copyOf(arrays);
    alignable = List.copyOf(alignable);
    notes = List.copyOf(notes);
  }

  /**
   * For a person: aligned plain text, at most 100 columns wide.
   *
   * @return the text, ending in a newline
   */
  public String toText() {
    return new InspectionText(this).render();
  }

  /**
   * For a program: a JSON object with this record's components. Numbers have full precision; NaN
   * and infinities are the texts "NaN" and "Infinity".
   *
   * @return the JSON text
   */
  public String toJson() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of texts and numbers always have a JSON form", e);
    }
  }
}
