package org.homolog.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.homolog.kernel.Cka;
import org.homolog.linalg.Matrix;
import org.homolog.shape.Procrustes;
import org.homolog.shape.ShapeMetric;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.system.NeuralSystem;

/** Kernels and shapes of two systems, or of many, from populations to scores. */
final class GeometryTasks {
  private static final int NETWORKS = 20;

  private GeometryTasks() {}

  static List<Task> all(Inputs inputs, Run run) {
    return List.of(
        Task.whole(
            "cka-linear-5000x2000",
            "biased linear alignment of two systems (conditions x units)",
            () ->
                pair(
                    new Cka(),
                    Map.of("kernel", "linear", "unbiased", "false"),
                    systems(inputs, "cka", 2, 5000, 2000),
                    run)),
        Task.whole(
            "procrustes-2000x500",
            "distance of two systems after rotation (conditions x units)",
            () ->
                pair(new Procrustes(), Map.of(), systems(inputs, "procrustes", 2, 2000, 500), run)),
        Task.whole(
            "shape-metric-20x1000x200",
            "all pairs of 20 systems (systems x conditions x units)",
            () ->
                allPairs(
                    new ShapeMetric(),
                    Map.of("alpha", 1),
                    systems(inputs, "networks", NETWORKS, 1000, 200),
                    run)));
  }

  private static List<NeuralSystem> systems(
      Inputs inputs, String file, int count, int rows, int columns) {
    List<NeuralSystem> systems = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Matrix values = inputs.matrix(file, "x" + i, rows, columns);
      systems.add(Systems.population("system " + i, values));
    }
    return systems;
  }

  /** Prepares both with all threads each, as large systems are, and compares them. */
  private static <O extends Record, P> Runnable pair(
      Comparison<O, P> comparison, Map<String, ?> given, List<NeuralSystem> systems, Run run) {
    O options = Options.bind(comparison.options(), given);
    Design design = Design.shared(systems);
    Sample reference = design.sample(systems.get(0));
    Sample candidate = design.sample(systems.get(1));
    return () ->
        comparison.score(
            comparison.prepare(reference, options, run),
            comparison.prepare(candidate, options, run),
            options,
            run);
  }

  /** Prepares each once, several at a time, and compares all pairs. */
  private static <O extends Record, P> Runnable allPairs(
      Comparison<O, P> comparison, Map<String, ?> given, List<NeuralSystem> systems, Run run) {
    O options = Options.bind(comparison.options(), given);
    Design design = Design.shared(systems);
    List<Sample> samples = systems.stream().map(design::sample).toList();
    int count = systems.size();
    return () -> {
      Map<Integer, P> prepared = new ConcurrentHashMap<>();
      run.parallel(count, i -> prepared.put(i, comparison.prepare(samples.get(i), options, run)));
      run.parallel(
          count * (count - 1) / 2,
          pair -> {
            int j = (int) ((1 + Math.sqrt(1 + 8.0 * pair)) / 2);
            int i = pair - j * (j - 1) / 2;
            comparison.score(
                Objects.requireNonNull(prepared.get(i)),
                Objects.requireNonNull(prepared.get(j)),
                options,
                run);
          });
    };
  }
}
