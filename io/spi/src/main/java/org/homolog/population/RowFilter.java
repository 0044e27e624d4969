package org.homolog.population;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homolog.failure.HomologException;

/**
 * Which rows of a table to keep, written as in {@code area == "V1" and contrast >= 0.5}:
 * comparisons of a column with a value, joined by {@code and}. Operators: {@code == != < <= > >=}.
 * Column names with blanks and text values stand in double or single quotes; numbers are compared
 * as numbers where the column holds numbers. A missing value fulfils {@code !=} and nothing else.
 */
public final class RowFilter {
  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*(\"[^\"]*\"|'[^']*'|[^\\s=!<>\"']+)\\s*(==|!=|<=|>=|<|>)\\s*(\"[^\"]*\"|'[^']*'|[^\\s=!<>\"']+)\\s*");
  private static final Pattern AND = Pattern.compile("and\\b");

  private record Clause(String column, String operator, String value) {}

  private final String text;
  private final List<Clause> clauses;

  private RowFilter(String text, List<Clause> clauses) {
    this.text = text;
    this.clauses = clauses;
  }

  /**
   * Reads a filter.
   *
   * @param text the filter as written
   * @return the filter
   * @throws HomologException if it cannot be read, with the position and an example
   */
  public static RowFilter parse(String text) {
    List<Clause> clauses = new ArrayList<>();
    int position = 0;
    while (true) {
      Matcher clause = CLAUSE.matcher(text).region(position, text.length());
      if (!clause.lookingAt()) {
        throw unreadable(text, position);
      }
      clauses.add(new Clause(unquote(clause.group(1)), clause.group(2), unquote(clause.group(3))));
      position = clause.end();
      if (position == text.length()) {
        return new RowFilter(text, List.copyOf(clauses));
      }
      Matcher and = AND.matcher(text).region(position, text.length());
      if (!and.lookingAt()) {
        throw unreadable(text, position);
      }
      position = and.end();
    }
  }

  private static HomologException unreadable(String text, int position) {
    return HomologException.mistake(
        "the filter \""
            + text
            + "\" cannot be read at character "
            + (position + 1)
            + "; write it like: area == \"V1\" and contrast >= 0.5");
  }

  private static String unquote(String word) {
    boolean quoted = word.length() >= 2 && (word.charAt(0) == '"' || word.charAt(0) == '\'');
    return quoted ? word.substring(1, word.length() - 1) : word;
  }

  /**
   * Whether a row is kept.
   *
   * @param table the table
   * @param row row, from 0
   * @return true if every clause holds
   * @throws HomologException if a column does not exist, or text is compared by size
   */
  public boolean accepts(Table table, int row) {
    for (Clause clause : clauses) {
      if (!holds(clause, table.column(clause.column()), row)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Clause clause, Column column, int row) {
    if (column.isMissing(row)) {
      return clause.operator().equals("!=");
    }
    Double wanted = column.isNumeric() ? number(clause, column) : null;
    if (wanted == null) {
      return switch (clause.operator()) {
        case "==" -> column.text(row).equals(clause.value());
        case "!=" -> !column.text(row).equals(clause.value());
        default ->
            throw HomologException.mistake(
                "column \""
                    + clause.column()
                    + "\" holds text, which "
                    + clause.operator()
                    + " cannot order; use == or !=");
      };
    }
    double value = column.number(row);
    return switch (clause.operator()) {
      case "==" -> value == wanted;
      case "!=" -> value != wanted;
      case "<" -> value < wanted;
      case "<=" -> value <= wanted;
      case ">" -> value > wanted;
      default -> value >= wanted;
    };
  }

  private static Double number(Clause clause, Column column) {
    if (column.type() == Column.Type.BOOLEAN && clause.value().matches("true|false")) {
      return clause.value().equals("true") ? 1.0 : 0.0;
    }
    try {
      return Double.valueOf(clause.value());
    } catch (NumberFormatException e) {
      throw HomologException.of(
          HomologException.Kind.MISTAKE,
          "column \"" + clause.column() + "\" holds numbers, \"" + clause.value() + "\" is not one",
          e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
