package org.homolog.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.report.markup.Markup;
import org.homolog.report.markup.Numbers;

/** A table that sorts by column and copies, with reasons for missing numbers as notes below it. */
final class SortableTable {
  private final String id;
  private final Markup body = new Markup();
  private final Markup head = new Markup();
  private final String caption;
  private final Map<String, Integer> notes = new LinkedHashMap<>();

  SortableTable(String id, String caption) {
    this.id = id;
    this.caption = caption;
  }

  /** A column that is copied under one name or, parted by tabs, more. */
  private void column(String name, boolean number, String copied) {
    if (number) {
      head.open("th", "scope", "col", "data-number", "yes", "class", "number", "data-copy", copied);
    } else {
      head.open("th", "scope", "col", "data-copy", copied);
    }
    head.element("button", name, "type", "button", "class", "sort").close("th");
  }

  SortableTable start(String... attributes) {
    body.open("tr", attributes);
    return this;
  }

  SortableTable end() {
    body.close("tr").line();
    return this;
  }

  /** The name that a row is found by. */
  SortableTable rowName(String text) {
    body.open("th", "scope", "row").name(text).close("th");
    return this;
  }

  SortableTable text(String text) {
    body.open("td").name(text).close("td");
    return this;
  }

  SortableTable code(String text) {
    body.open("td").element("code", text).close("td");
    return this;
  }

  SortableTable cell(Markup content, String copied) {
    body.open("td", "data-value", copied).add(content).close("td");
    return this;
  }

  /** A number; where there is none, a dash with the reason as a note. */
  SortableTable number(double value, String shown, String reason) {
    String exact = Numbers.exact(value);
    body.open("td", "class", "number", "data-value", exact, "title", exact);
    if (Double.isNaN(value)) {
      missing(reason);
    } else {
      body.text(shown);
    }
    body.close("td");
    return this;
  }

  /** Two bounds in one cell; sorted by the lower one, copied as two columns. */
  SortableTable range(double low, double high, String reason) {
    String exact = Numbers.exact(low);
    String both = exact + "\t" + Numbers.exact(high);
    body.open(
        "td", "class", "number", "data-value", exact, "data-copy", both, "title", both.strip());
    if (Double.isNaN(low) || Double.isNaN(high)) {
      missing(reason);
    } else {
      body.text(Numbers.shown(low) + " to " + Numbers.shown(high));
    }
    body.close("td");
    return this;
  }

  /** A cell that is copied as two columns. */
  SortableTable two(Markup content, String first, String second) {
    String both = first + "\t" + second;
    body.open("td", "data-value", first, "data-copy", both).add(content).close("td");
    return this;
  }

  SortableTable count(int value) {
    String digits = value == 0 ? "" : Integer.toString(value);
    body.element("td", value == 0 ? "–" : digits, "class", "number", "data-value", digits);
    return this;
  }

  /** How many units each of two systems has; sorted by the first. */
  SortableTable counts(int first, int second) {
    String one = first == 0 ? "" : Integer.toString(first);
    String other = second == 0 ? "" : Integer.toString(second);
    body.open("td", "class", "number", "data-value", one, "data-copy", one + "\t" + other);
    body.text((first == 0 ? "–" : one) + " / " + (second == 0 ? "–" : other)).close("td");
    return this;
  }

  private void missing(String reason) {
    body.text("–");
    if (!reason.isBlank()) {
      int number = notes.computeIfAbsent(reason, one -> notes.size() + 1);
      body.open("sup").element("a", note(number), "href", "#" + noteId(number)).close("sup");
    }
  }

  private String noteId(int number) {
    return id + "-note-" + number;
  }

  /** a, b, ... z, aa, ab, ... */
  static String note(int number) {
    String letter = Character.toString((char) ('a' + (number - 1) % 26));
    return number <= 26 ? letter : note((number - 1) / 26) + letter;
  }

  Markup write() {
    Markup out = new Markup();
    out.element(
        "button",
        "Copy as tab-separated text",
        "type",
        "button",
        "class",
        "copy",
        "data-table",
        id,
        "hidden",
        "hidden");
    out.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", caption);
    out.open("table", "id", id).element("caption", caption);
    out.open("thead").open("tr").add(head).close("tr").close("thead");
    out.open("tbody").line().add(body).close("tbody").close("table").close("div").line();
    if (!notes.isEmpty()) {
      out.open("ol", "class", "notes");
      notes.forEach(
          (reason, number) -> {
            out.open("li", "id", noteId(number)).element("sup", note(number));
            out.text(" ").text(reason).close("li").line();
          });
      out.close("ol");
    }
    return out;
  }

  /**
   * Names columns. Those ending in "#" hold numbers; after "=" stand the names under which a column
   * is copied where they are others.
   */
  SortableTable columns(List<String> names) {
    for (String name : names) {
      String[] parts = name.split("=", 2);
      boolean number = parts[0].endsWith("#");
      String shown = number ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
      column(shown, number, parts.length == 2 ? parts[1] : shown);
    }
    return this;
  }
}
