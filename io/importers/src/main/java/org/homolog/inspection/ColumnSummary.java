package org.homolog.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homolog.population.Column;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type number, integer, boolean or text
 * @param unit unit of measurement; empty if unknown
 * @param description what its writer says of it; empty if nothing
 * @param missing number of missing values
 * @param distinct number of different values that are not missing
 * @param levels value to count, where there are few different values; else null
 * @param examples the first three different values of a text column whose levels are too many to
 *     list; else null
 * @param least the smallest number; null for text or where all are missing
 * @param most the largest number; null for text or where all are missing
 * @param sum sum of the numbers that are not missing; null for text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ColumnSummary(
    String name,
    String type,
    String unit,
    String description,
    int missing,
    int distinct,
    @Nullable Map<String, Integer> levels,
    @Nullable List<String> examples,
    @Nullable Double least,
    @Nullable Double most,
    @Nullable Double sum) {
  private static final int FEW = 12;

  /** Values that are not missing, numbers in ascending order, texts as they first occur. */
  private static Map<String, Integer> ordered(Column column) {
    Map<String, Integer> levels = column.levels();
    levels.remove("");
    if (!column.isNumeric() || column.type() == Column.Type.BOOLEAN) {
      return levels;
    }
    Map<String, Integer> ascending = new LinkedHashMap<>();
    levels.entrySet().stream()
        .sorted(Comparator.comparingDouble(level -> Double.parseDouble(level.getKey())))
        .forEach(level -> ascending.put(level.getKey(), level.getValue()));
    return ascending;
  }

  static ColumnSummary of(Column column) {
    Map<String, Integer> levels = ordered(column);
    int missing = 0;
    for (int row = 0; row < column.size(); row++) {
      missing += column.isMissing(row) ? 1 : 0;
    }
    boolean few = levels.size() <= FEW && (levels.size() < column.size() || column.size() == 1);
    Double least = null;
    Double most = null;
    Double sum = null;
    if (column.isNumeric() && missing < column.size()) {
      double[] present =
          Arrays.stream(column.numbers()).filter(value -> !Double.isNaN(value)).toArray();
      least = Arrays.stream(present).min().orElse(Double.NaN);
      most = Arrays.stream(present).max().orElse(Double.NaN);
      sum = Arrays.stream(present).sum();
    }
    return new ColumnSummary(
        column.name(),
        column.type().name().toLowerCase(Locale.ROOT),
        column.unit(),
        column.description(),
        missing,
        levels.size(),
        few ? levels : null,
        few || column.isNumeric() ? null : levels.keySet().stream().limit(3).toList(),
        least,
        most,
        sum);
  }
}
