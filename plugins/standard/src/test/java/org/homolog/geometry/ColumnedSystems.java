package org.homolog.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.PopulationBuilder;
import org.homolog.population.Table;
import org.homolog.system.NeuralSystem;

/** Systems whose conditions have columns of their own. */
public final class ColumnedSystems {
  private ColumnedSystems() {}

  /**
   * A system of conditions c0, c1, ... in bins of 0.1 s.
   *
   * @param columns one row per condition
   * @param values (conditions x repeats) x times x units
   */
  public static NeuralSystem of(
      String name, List<Column> columns, int repeats, int times, int units, double[] values) {
    int conditions = columns.get(0).size();
    int[] conditionOf = new int[conditions * repeats];
    Arrays.setAll(conditionOf, i -> i / repeats);
    List<Column> all = new ArrayList<>();
    all.add(Column.texts("condition", texts(conditionOf.length, "c", repeats, 1)));
    all.add(Column.texts("repeat", texts(conditionOf.length, "r", 1, repeats)));
    columns.forEach(column -> all.add(column.select(conditionOf)));
    PopulationBuilder builder =
        Population.builder(
                Table.of(all), Table.of(Column.texts("unit", texts(units, "u", 1, units))))
            .name(name)
            .conditions(List.of("condition"))
            .repeats("repeat")
            .values(values);
    if (times > 1) {
      double[] seconds = new double[times];
      Arrays.setAll(seconds, t -> 0.05 + 0.1 * t);
      builder.times(seconds);
    }
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(Population.class, builder.build())
        .build();
  }

  private static String[] texts(int count, String prefix, int share, int period) {
    String[] texts = new String[count];
    Arrays.setAll(texts, i -> prefix + (period == 1 ? i / share : i % period));
    return texts;
  }

  /** Conditions that alternate between two values of a text column. */
  public static Column alternating(String name, int conditions, String first, String second) {
    String[] values = new String[conditions];
    Arrays.setAll(values, i -> i % 2 == 0 ? first : second);
    return Column.texts(name, values);
  }
}
