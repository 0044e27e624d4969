package org.homolog.population;

import org.homolog.failure.HomologException;

/**
 * Which rows of a table to keep: an expression over its columns, such as {@code area == 'IT' && snr
 * > 1.5} or {@code not (block in (1, 2) or choice is missing)}.
 *
 * <ul>
 *   <li>A test compares a column with a value: {@code == != < <= > >=}; {@code in (a, b)} and
 *       {@code not in (a, b)}; {@code is missing} and {@code is not missing}. A column of truth
 *       values can stand alone.
 *   <li>Tests are joined by {@code and} or {@code &&}, {@code or} or {@code ||}, negated by {@code
 *       not} or {@code !}, grouped by parentheses. {@code not} binds closest, then {@code and},
 *       then {@code or}.
 *   <li>Names and values with blanks or signs, and names that are words of this grammar, stand in
 *       double or single quotes. The column stands left, the value right.
 *   <li>A column of numbers is compared with numbers, a column of text with text, which has no
 *       order.
 *   <li>A missing value (NaN, empty text) fulfils {@code !=}, {@code not in} and {@code is missing}
 *       and no other test. {@code not} turns whatever a test gives, so that {@code not (snr > 1)}
 *       keeps rows without snr.
 * </ul>
 */
public final class RowFilter {
  private final String text;
  private final FilterTerm term;

  private RowFilter(String text, FilterTerm term) {
    this.text = text;
    this.term = term;
  }

  /**
   * Reads a filter.
   *
   * @param text the filter as written
   * @return the filter
   * @throws HomologException if it cannot be read, with the position and what is needed there
   */
  public static RowFilter parse(String text) {
    return new RowFilter(text, new FilterReader(text).read());
  }

  /**
   * Whether a row is kept.
   *
   * @param table the table
   * @param row row, from 0
   * @return true if the expression holds
   * @throws HomologException if a column does not exist, or its values cannot be compared so
   */
  public boolean accepts(Table table, int row) {
    return term.holds(table, row);
  }

  /**
   * Refuses a table that some part of the expression does not fit, whatever its rows hold.
   *
   * @param table the table
   * @throws HomologException if a column does not exist, or its values cannot be compared so
   */
  void check(Table table) {
    term.check(table, text);
  }

  @Override
  public String toString() {
    return text;
  }
}
