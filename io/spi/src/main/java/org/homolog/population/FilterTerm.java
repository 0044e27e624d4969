package org.homolog.population;

import java.util.List;
import org.homolog.failure.HomologException;

/** One part of a {@link RowFilter}. */
sealed interface FilterTerm {
  /** Whether it holds in a row. */
  boolean holds(Table table, int row);

  /** Refuses a table it does not fit; {@code text} is the filter as written. */
  void check(Table table, String text);

  /** All of several. */
  record And(List<FilterTerm> terms) implements FilterTerm {
    @Override
    public boolean holds(Table table, int row) {
      return terms.stream().allMatch(term -> term.holds(table, row));
    }

    @Override
    public void check(Table table, String text) {
      terms.forEach(term -> term.check(table, text));
    }
  }

  /** At least one of several. */
  record Or(List<FilterTerm> terms) implements FilterTerm {
    @Override
    public boolean holds(Table table, int row) {
      return terms.stream().anyMatch(term -> term.holds(table, row));
    }

    @Override
    public void check(Table table, String text) {
      terms.forEach(term -> term.check(table, text));
    }
  }

  /** The opposite. */
  record Not(FilterTerm term) implements FilterTerm {
    @Override
    public boolean holds(Table table, int row) {
      return !term.holds(table, row);
    }

    @Override
    public void check(Table table, String text) {
      term.check(table, text);
    }
  }

  /** A column of truth values by itself. */
  record Flag(String column, int position) implements FilterTerm {
    @Override
    public boolean holds(Table table, int row) {
      return table.column(column).number(row) == 1;
    }

    @Override
    public void check(Table table, String text) {
      if (table.column(column).type() != Column.Type.BOOLEAN) {
        throw refused(
            text,
            position,
            "column \"" + column + "\" does not hold true and false; compare it with a value");
      }
    }
  }

  /** Whether a value is missing. */
  record Missing(String column) implements FilterTerm {
    @Override
    public boolean holds(Table table, int row) {
      return table.column(column).isMissing(row);
    }

    @Override
    public void check(Table table, String text) {
      table.column(column);
    }
  }

  /** A column compared with a value, by {@code == != < <= > >=}. */
  record Comparison(String column, String operator, Value value, int position)
      implements FilterTerm {
    @Override
    public boolean holds(Table table, int row) {
      Column found = table.column(column);
      if (found.isMissing(row)) {
        return operator.equals("!=");
      }
      if (operator.equals("==") || operator.equals("!=")) {
        return value.equals(found, row) == operator.equals("==");
      }
      double left = found.number(row);
      double right = value.number(found);
      return switch (operator) {
        case "<" -> left < right;
        case "<=" -> left <= right;
        case ">" -> left > right;
        default -> left >= right;
      };
    }

    @Override
    public void check(Table table, String text) {
      Column found = table.column(column);
      boolean equality = operator.equals("==") || operator.equals("!=");
      if (!equality && !found.isNumeric()) {
        throw refused(
            text,
            position,
            "column \"" + column + "\" holds text, which has no order; use ==, != or in");
      }
      value.check(found, text);
    }
  }

  /** A column compared with several values. */
  record In(String column, List<Value> values) implements FilterTerm {
    @Override
    public boolean holds(Table table, int row) {
      Column found = table.column(column);
      return !found.isMissing(row) && values.stream().anyMatch(v -> v.equals(found, row));
    }

    @Override
    public void check(Table table, String text) {
      Column found = table.column(column);
      values.forEach(value -> value.check(found, text));
    }
  }

  /**
   * A value as written.
   *
   * @param text as written, without quotes
   * @param number as a number; NaN if it is none
   * @param position its first character, from 0
   */
  record Value(String text, double number, int position) {
    static Value of(String text, int position) {
      double number;
      try {
        number = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        number = Double.NaN;
      }
      return new Value(text, number, position);
    }

    /** The number it stands for in a column that is not text. */
    double number(Column column) {
      boolean truth = column.type() == Column.Type.BOOLEAN && text.matches("true|false");
      return truth ? (text.equals("true") ? 1 : 0) : number;
    }

    boolean equals(Column column, int row) {
      return column.isNumeric()
          ? column.number(row) == number(column)
          : column.text(row).equals(text);
    }

    void check(Column column, String filter) {
      if (column.isNumeric() && Double.isNaN(number(column))) {
        boolean truths = column.type() == Column.Type.BOOLEAN;
        throw refused(
            filter,
            position,
            "column \""
                + column.name()
                + "\" holds "
                + (truths ? "true and false" : "numbers")
                + ", \""
                + text
                + "\" is "
                + (truths ? "neither" : "not one")
                + (text.isEmpty() || text.equalsIgnoreCase("nan")
                    ? "; write \"" + column.name() + " is missing\""
                    : ""));
      }
    }
  }

  /** A refusal that names the place. */
  static HomologException refused(String text, int position, String what) {
    return HomologException.mistake(
        what + " (character " + (position + 1) + " of the filter \"" + text + "\")");
  }
}
