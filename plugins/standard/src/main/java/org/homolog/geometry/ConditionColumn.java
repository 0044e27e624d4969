package org.homolog.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Sample;

/** What a column of the conditions says of each. It stays with their labels under any draw. */
public final class ConditionColumn {
  private final String system;
  private final String name;
  private final boolean numeric;
  private final Map<String, String> texts;
  private final Map<String, Double> numbers;

  private ConditionColumn(
      String system,
      String name,
      boolean numeric,
      Map<String, String> texts,
      Map<String, Double> numbers) {
    this.system = system;
    this.name = name;
    this.numeric = numeric;
    this.texts = texts;
    this.numbers = numbers;
  }

  /**
   * A column of a sample's conditions.
   *
   * @param sample the sample
   * @param wanted the column's name; empty: the conditions' labels themselves
   * @return its values
   * @throws HomologException if there is no such column that is constant within each condition, or
   *     a condition has no value in it
   */
  public static ConditionColumn of(Sample sample, String wanted) {
    String system = sample.system().name();
    Population population = sample.whole().require(Population.class);
    List<String> labels = population.conditionLabels();
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (wanted.isEmpty()) {
      labels.forEach(label -> texts.put(label, label));
      return new ConditionColumn(system, "condition", false, texts, numbers);
    }
    Table table = population.conditions();
    Column column =
        table
            .find(wanted)
            .orElseThrow(
                () ->
                    HomologException.mistake(
                        "system "
                            + system
                            + ": "
                            + HomologException.unknownText(
                                "condition column", wanted, table.names())));
    for (int i = 0; i < labels.size(); i++) {
      if (column.isMissing(i)) {
        throw HomologException.mistake(
            "system "
                + system
                + ": condition \""
                + labels.get(i)
                + "\" has no value in column "
                + wanted
                + "; select conditions that have one");
      }
      texts.put(labels.get(i), column.text(i));
      if (column.isNumeric()) {
        numbers.put(labels.get(i), column.number(i));
      }
    }
    return new ConditionColumn(system, wanted, column.isNumeric(), texts, numbers);
  }

  /**
   * The column's name.
   *
   * @return the name; "condition" for the labels themselves
   */
  public String name() {
    return name;
  }

  /**
   * The values of some conditions.
   *
   * @param conditions labels
   * @return one text per label
   */
  public List<String> texts(List<String> conditions) {
    List<String> values = new ArrayList<>();
    for (String condition : conditions) {
      values.add(Objects.requireNonNull(texts.get(condition), condition));
    }
    return List.copyOf(values);
  }

  /**
   * The values of some conditions as they are.
   *
   * @param conditions labels
   * @return one number per label
   * @throws HomologException if the column holds texts
   */
  public double[] numbers(List<String> conditions) {
    if (!numeric) {
      throw HomologException.mistake(
          "column " + name + " of system " + system + " holds texts, but numbers are needed");
    }
    return conditions.stream()
        .mapToDouble(label -> Objects.requireNonNull(numbers.get(label), label))
        .toArray();
  }

  /**
   * The values of some conditions as numbers from -1 to 1: numbers over the largest of all
   * conditions; of two texts the first in alphabetical order -1, the other 1.
   *
   * @param conditions labels
   * @return one number per label
   * @throws HomologException if the column holds other texts than two
   */
  public double[] scaled(List<String> conditions) {
    if (numeric) {
      double largest = numbers.values().stream().mapToDouble(Math::abs).max().orElse(0);
      double scale = largest > 0 ? largest : 1;
      return conditions.stream()
          .mapToDouble(label -> Objects.requireNonNull(numbers.get(label), label) / scale)
          .toArray();
    }
    List<String> levels = List.copyOf(new TreeSet<>(texts.values()));
    if (levels.size() != 2) {
      throw HomologException.mistake(
          "column "
              + name
              + " of system "
              + system
              + " has "
              + levels.size()
              + " different texts: an axis needs numbers or two values");
    }
    double[] values = new double[conditions.size()];
    List<String> own = texts(conditions);
    Arrays.setAll(values, i -> own.get(i).equals(levels.get(1)) ? 1 : -1);
    return values;
  }

  @Override
  public String toString() {
    return "column " + name + " of system " + system;
  }
}
