package org.homolog.inspection;

import java.util.Arrays;
import java.util.List;
import org.homolog.population.RaggedColumn;

/**
 * A column whose rows hold lists of their own lengths. Of its values nothing is read.
 *
 * @param name its path
 * @param rows number of rows
 * @param depth 1 where a row holds a list of elements, 2 where it holds a list of such lists
 * @param type number or text
 * @param elementShape lengths of one element along each axis; none for single values
 * @param members names of an element's values; none where they have no names
 * @param unit unit of measurement; empty if unknown
 * @param description what its writer says of it; empty if nothing
 */
public record RaggedSummary(
    String name,
    int rows,
    int depth,
    String type,
    List<Long> elementShape,
    List<String> members,
    String unit,
    String description) {

  /** Copies the lists. */
  public RaggedSummary {
    elementShape = List.copyOf(elementShape);
    members = List.copyOf(members);
  }

  static RaggedSummary of(String name, RaggedColumn column) {
    return new RaggedSummary(
        name,
        column.rows(),
        column.depth(),
        column.isText() ? "text" : "number",
        Arrays.stream(column.elementShape()).boxed().toList(),
        column.members(),
        column.unit(),
        column.description());
  }

  /** What a row holds, in words. */
  String content() {
    String shape = String.join(" x ", elementShape.stream().map(String::valueOf).toList());
    String elements =
        !members.isEmpty()
            ? "(" + String.join(", ", members) + ")"
            : elementShape.isEmpty() ? type + "s" : "blocks of " + shape + " " + type + "s";
    return "a list of " + "lists of ".repeat(depth - 1) + elements;
  }
}
