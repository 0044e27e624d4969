package org.homolog.learning;

import java.util.List;

/** A table of text whose columns stand below each other. */
final class AlignedText {
  private AlignedText() {}

  /** Rows of as many cells each, as lines, each ended. */
  static String of(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int of = column;
        int width = rows.stream().mapToInt(r -> r.get(of).length()).max().orElse(0);
        line.append(row.get(column)).append(" ".repeat(width - row.get(column).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
