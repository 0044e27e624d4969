package org.homolog.system;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.population.Table;

/**
 * A dissimilarity of two conditions as a formula over their columns, such as {@code abs(orientation
 * - orientation')}: a name is a column of the one condition, a name with a prime the same column of
 * the other. Immutable.
 *
 * <p>There are numbers, text in double quotes, {@code + - * / ^}, the comparisons {@code = != < >
 * <= >=} (1 if true, 0 if not), brackets, {@code abs sqrt exp log min max}, {@code sin} and {@code
 * cos} of degrees, and over columns without a prime {@code same(a, ...)} (1 if all agree), {@code
 * different(a, ...)} (1 if any does not), {@code euclidean(a, ...)} and {@code circular(a,
 * period)}, the difference the shorter way round. Names with other characters than letters, digits
 * and {@code _ .} stand in backquotes.
 */
public final class PairFormula {
  private final String text;
  private final PairTerm term;
  private final Set<String> columns;

  private PairFormula(String text, PairTerm term, Set<String> columns) {
    this.text = text;
    this.term = term;
    this.columns = columns;
  }

  /**
   * Reads a formula.
   *
   * @param text the formula
   * @return the formula
   * @throws HomologException saying where it cannot be read
   */
  public static PairFormula parse(String text) {
    Parser parser = new Parser(text);
    PairTerm term = parser.comparison();
    parser.end();
    return new PairFormula(text, term, Set.copyOf(parser.columns));
  }

  /**
   * The columns it reads.
   *
   * @return their names
   */
  public Set<String> columns() {
    return columns;
  }

  /**
   * The dissimilarity of each pair of conditions.
   *
   * @param conditions one row per condition
   * @return upper triangle, row by row; NaN where a value is missing
   * @throws HomologException if a column does not exist or holds text where a number is needed, or
   *     the value depends on which condition comes first
   */
  public double[] values(Table conditions) {
    for (String column : columns) {
      conditions.column(column);
    }
    int count = conditions.rows();
    double[] values = new double[Math.toIntExact((long) count * (count - 1) / 2)];
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        double one = term.number(conditions, i, j);
        double other = term.number(conditions, j, i);
        if (Math.abs(one - other) > 1e-9 * Math.max(Math.abs(one), Math.abs(other))) {
          throw HomologException.mistake(
              "the formula "
                  + text
                  + " depends on which condition comes first: for rows "
                  + i
                  + " and "
                  + j
                  + " it is "
                  + one
                  + " or "
                  + other
                  + "; write it symmetric, such as with abs()");
        }
        values[at++] = Double.isFinite(one) ? one : Double.NaN;
      }
    }
    return values;
  }

  /**
   * The value for one condition and itself, or any other.
   *
   * @param conditions one row per condition
   * @param i a row
   * @param j a row
   * @return the value; NaN where a value is missing
   */
  public double value(Table conditions, int i, int j) {
    return term.number(conditions, i, j);
  }

  @Override
  public String toString() {
    return text;
  }

  /** Recursive descent, one character ahead. */
  private static final class Parser {
    private final String text;
    private final Set<String> columns = new LinkedHashSet<>();
    private int at;
    private int depth;

    Parser(String text) {
      this.text = text;
    }

    PairTerm comparison() {
      PairTerm left = sum();
      for (String sign : new String[] {"<=", ">=", "!=", "=", "<", ">"}) {
        if (take(sign)) {
          return PairTerm.comparison(sign, left, sum());
        }
      }
      return left;
    }

    private PairTerm sum() {
      PairTerm left = product();
      while (true) {
        if (take("+")) {
          left = PairTerm.binary((a, b) -> a + b, left, product());
        } else if (take("-")) {
          left = PairTerm.binary((a, b) -> a - b, left, product());
        } else {
          return left;
        }
      }
    }

    private PairTerm product() {
      PairTerm left = power();
      while (true) {
        if (take("*")) {
          left = PairTerm.binary((a, b) -> a * b, left, power());
        } else if (take("/")) {
          left = PairTerm.binary((a, b) -> a / b, left, power());
        } else {
          return left;
        }
      }
    }

    private PairTerm power() {
      if (take("-")) {
        return PairTerm.binary((a, b) -> a - b, PairTerm.constant(0), power());
      }
      PairTerm base = primary();
      return take("^") ? PairTerm.binary(Math::pow, base, power()) : base;
    }

    private PairTerm primary() {
      if (++depth > 100) {
        throw wrong("brackets nested this deep cannot be read");
      }
      try {
        if (take("(")) {
          PairTerm inner = comparison();
          expect(")");
          return inner;
        }
        skip();
        char next = at < text.length() ? text.charAt(at) : ' ';
        if (Character.isDigit(next) || next == '.') {
          return PairTerm.constant(number());
        }
        if (next == '"') {
          return PairTerm.text(quoted('"'));
        }
        boolean quotedName = next == '`';
        String name = quotedName ? quoted('`') : word();
        if (!quotedName && take("(")) {
          return function(name);
        }
        columns.add(name);
        return PairTerm.column(name, take("'"));
      } finally {
        depth--;
      }
    }

    private PairTerm function(String name) {
      List<PairTerm> arguments = new ArrayList<>();
      do {
        arguments.add(comparison());
      } while (take(","));
      expect(")");
      try {
        return PairTerm.function(name, arguments);
      } catch (IllegalArgumentException e) {
        throw wrong(String.valueOf(e.getMessage()));
      }
    }

    private double number() {
      int start = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at))
              || text.charAt(at) == '.'
              || ("+-".indexOf(text.charAt(at)) >= 0 && "eE".indexOf(text.charAt(at - 1)) >= 0))) {
        at++;
      }
      try {
        return Double.parseDouble(text.substring(start, at));
      } catch (NumberFormatException e) {
        throw wrong(text.substring(start, at) + " is no number");
      }
    }

    private String quoted(char quote) {
      int end = text.indexOf(quote, at + 1);
      if (end < 0) {
        throw wrong("a quote is not closed");
      }
      String inside = text.substring(at + 1, end);
      at = end + 1;
      return inside;
    }

    private String word() {
      int start = at;
      while (at < text.length()
          && (Character.isLetterOrDigit(text.charAt(at)) || "_.".indexOf(text.charAt(at)) >= 0)) {
        at++;
      }
      if (start == at) {
        throw wrong("a number, a column or a function is expected");
      }
      return text.substring(start, at);
    }

    private boolean take(String sign) {
      skip();
      if (!text.startsWith(sign, at)) {
        return false;
      }
      at += sign.length();
      return true;
    }

    private void expect(String sign) {
      if (!take(sign)) {
        throw wrong("\"" + sign + "\" is expected");
      }
    }

    private void skip() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    void end() {
      skip();
      if (at < text.length()) {
        throw wrong("the end, an operator or a comparison is expected");
      }
    }

    private HomologException wrong(String what) {
      return HomologException.mistake(
          "the formula " + text + " at character " + (at + 1) + ": " + what);
    }
  }
}
