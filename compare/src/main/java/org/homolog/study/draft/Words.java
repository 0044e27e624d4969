package org.homolog.study.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.homolog.population.Column;

/** Names and texts of a file as they may stand in a study: quoted, and never more than text. */
final class Words {
  private static final int WIDTH = 110;
  private static final int MOST_LEVELS = 6;
  private static final Set<String> YAML_WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

  private Words() {}

  /** A YAML scalar that reads back as the text. */
  static String quoted(String text) {
    boolean plain =
        text.matches("[A-Za-z_/][A-Za-z0-9_./-]*")
            && !YAML_WORDS.contains(text.toLowerCase(Locale.ROOT));
    if (plain) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\ufeff') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  static String list(List<String> texts) {
    return texts.stream().map(Words::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** A column or value as a filter writes it. */
  static String inFilter(String text) {
    return text.matches("[A-Za-z_][A-Za-z0-9_]*") ? text : "'" + text.replace("'", "\"") + "'";
  }

  /** A name for a system. */
  static String slug(String text) {
    String slug =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return slug.isEmpty() ? "system" : slug;
  }

  /** A name for a system that none has yet. */
  static String unused(String text, List<String> taken) {
    String slug = slug(text);
    String name = slug;
    for (int i = 2; taken.contains(name); i++) {
      name = slug + "-" + i;
    }
    return name;
  }

  /** Text of a file in one line. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
  }

  /** Lines of a comment. */
  static List<String> comment(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String word : line(text).split(" ", -1)) {
      if (current.length() + word.length() > WIDTH - indent.length() && current.length() > 0) {
        lines.add(indent + "# " + current);
        current.setLength(0);
        current.append("  ");
      }
      current.append(current.isEmpty() || current.toString().isBlank() ? "" : " ").append(word);
    }
    lines.add(indent + "# " + current);
    return lines;
  }

  /** A column and how often each of its values occurs. */
  static String levels(Column column) {
    List<String> levels = new ArrayList<>();
    column.levels().forEach((level, count) -> levels.add(level + " (" + count + ")"));
    boolean many = levels.size() > MOST_LEVELS;
    String text =
        column.name()
            + ": "
            + levels.size()
            + " levels, "
            + String.join(", ", many ? levels.subList(0, MOST_LEVELS) : levels)
            + (many ? ", ..." : "");
    String description = line(column.description()).replaceAll("\\.$", "");
    return description.isEmpty() ? text : text + "; " + description;
  }
}
