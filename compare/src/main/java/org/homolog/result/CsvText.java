package org.homolog.result;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.util.List;

/**
 * Lines of comma-separated values as RFC 4180 has them. Numbers are written in the shortest form
 * that reads back to the same double; a missing number (NaN) is an empty field.
 */
final class CsvText {
  private final StringBuilder text = new StringBuilder();
  private boolean lineBegun;

  CsvText(List<String> header) {
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
        !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
    boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    text.append(quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
    return this;
  }

  CsvText number(double field) {
    separate();
    if (!Double.isNaN(field)) {
      // Java 17's own Double.toString is at times longer than needed (JDK-4511638).
      text.append(NumberOutput.toString(field, true));
    }
    return this;
  }

  CsvText whole(long field) {
    separate();
    text.append(field);
    return this;
  }

  CsvText nothing() {
    separate();
    return this;
  }

  CsvText endLine() {
    text.append("\r\n");
    lineBegun = false;
    return this;
  }

  private void separate() {
    if (lineBegun) {
      text.append(',');
    }
    lineBegun = true;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
