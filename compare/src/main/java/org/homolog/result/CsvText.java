package org.homolog.result;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Lines of comma-separated values as RFC 4180 has them. Numbers are written in the shortest form
 * that reads back to the same double; a missing number (NaN) is an empty field.
 */
final class CsvText {
  private final Appendable text;
  private final boolean guarded;
  private boolean lineBegun;

  /** Text in memory, safe for spreadsheets. */
  CsvText(List<String> header) {
    this(header, new StringBuilder(), true);
  }

  /**
   * Text that goes elsewhere.
   *
   * @param header names of the columns
   * @param text where it goes
   * @param guarded whether text that a spreadsheet would take for a formula has an apostrophe in
   *     front
   */
  CsvText(List<String> header, Appendable text, boolean guarded) {
    this.text = text;
    this.guarded = guarded;
    header.forEach(this::text);
    endLine();
  }

  /**
   * A text field. Spreadsheets take a field that begins with = + - or @ for a formula and run it,
   * and labels may come from files of strangers; an apostrophe in front keeps it text.
   */
  CsvText text(String field) {
    separate();
    String safe =
        guarded && !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0
            ? "'" + field
            : field;
    boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    append(quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
    return this;
  }

  CsvText number(double field) {
    separate();
    if (!Double.isNaN(field)) {
      // Java 17's own Double.toString is at times longer than needed (JDK-4511638).
      append(NumberOutput.toString(field, true));
    }
    return this;
  }

  CsvText whole(long field) {
    separate();
    append(Long.toString(field));
    return this;
  }

  CsvText nothing() {
    separate();
    return this;
  }

  CsvText endLine() {
    append("\r\n");
    lineBegun = false;
    return this;
  }

  private void separate() {
    if (lineBegun) {
      append(",");
    }
    lineBegun = true;
  }

  private void append(String part) {
    try {
      text.append(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
