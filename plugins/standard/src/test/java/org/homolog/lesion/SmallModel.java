package org.homolog.lesion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Performance;
import org.homolog.system.Perturbable;

/**
 * A model whose behaviour in each condition is the share that is left of the units that serve it,
 * times how much it depends on them.
 *
 * @param name its name
 * @param groupOf which condition each unit serves
 * @param depends how much each condition depends on its units
 */
@SuppressWarnings("ArrayRecordComponent")
record SmallModel(String name, int[] groupOf, double... depends) implements Perturbable {
  NeuralSystem system() {
    return with(new int[0], true);
  }

  @Override
  public List<String> units() {
    return IntStream.range(0, groupOf.length).mapToObj(Integer::toString).toList();
  }

  @Override
  public NeuralSystem silence(int[] silenced) {
    return with(silenced, false);
  }

  private NeuralSystem with(int[] silenced, boolean whole) {
    Map<String, Double> byCondition = new LinkedHashMap<>();
    double[] values = new double[depends.length * groupOf.length];
    for (int c = 0; c < depends.length; c++) {
      int condition = c;
      double all = Arrays.stream(groupOf).filter(g -> g == condition).count();
      double lost = Arrays.stream(silenced).filter(u -> groupOf[u] == condition).count();
      byCondition.put("c" + c, 1 - depends[c] * lost / all);
      for (int u = 0; u < groupOf.length; u++) {
        int unit = u;
        boolean off = Arrays.stream(silenced).anyMatch(s -> s == unit);
        values[c * groupOf.length + u] = off ? 0 : groupOf[u] == c ? 3 + 0.1 * u : 1 + 0.01 * u * c;
      }
    }
    List<String> labels = new ArrayList<>(byCondition.keySet());
    String[] area = new String[groupOf.length];
    Arrays.setAll(area, u -> "area " + groupOf[u]);
    Population population =
        Population.builder(
                Table.of(Column.texts("condition", labels.toArray(String[]::new))),
                Table.of(
                    Column.texts("unit", units().toArray(String[]::new)),
                    Column.texts("area", area)))
            .name(name)
            .conditions(List.of("condition"))
            .values(values)
            .build();
    NeuralSystem.Builder builder =
        NeuralSystem.builder(name, NeuralSystem.Kind.TRAINED)
            .facet(Population.class, population)
            .facet(
                Performance.class,
                Performance.of(
                    "accuracy",
                    byCondition.values().stream().mapToDouble(v -> v).average().orElseThrow(),
                    byCondition,
                    OptionalDouble.empty(),
                    OptionalDouble.empty()));
    return (whole ? builder.facet(Perturbable.class, this) : builder).build();
  }
}
