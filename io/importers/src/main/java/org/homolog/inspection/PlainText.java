package org.homolog.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text for a terminal: lines of bounded width, numbers in few digits, no control characters. */
final class PlainText {
  static final int WIDTH = 100;

  private PlainText() {}

  /** A number in at most seven digits. */
  static String brief(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e7) {
      return Long.toString((long) value);
    }
    double size = Math.abs(value);
    String text =
        size >= 1e-3 && size < 1e9
            ? String.format(Locale.ROOT, "%.4f", value)
            : String.format(Locale.ROOT, "%.5e", value);
    if (text.contains("e") || !text.contains(".")) {
      return text.contains("e") ? text.replaceFirst("0+e", "e").replaceFirst("\\.e", "e") : text;
    }
    return text.replaceFirst("0+$", "").replaceFirst("\\.$", "");
  }

  /** What a file says, made safe for a terminal. */
  static String safe(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\n' || c == '\t' || c == '\r') {
                out.append(' ');
              } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append('?');
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 3)) + "...";
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** Text broken at blanks into lines that start with the given indent. */
  static List<String> wrapped(String text, int indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int room = WIDTH - indent;
    for (String word : safe(text).strip().split("\\s+")) {
      String rest = word;
      if (line.length() > 0 && line.length() + 1 + rest.length() > room) {
        lines.add(" ".repeat(indent) + line);
        line.setLength(0);
      }
      while (rest.length() > room) {
        lines.add(" ".repeat(indent) + rest.substring(0, room));
        rest = rest.substring(room);
      }
      line.append(line.length() == 0 ? "" : " ").append(rest);
    }
    if (line.length() > 0) {
      lines.add(" ".repeat(indent) + line);
    }
    return lines;
  }
}
