package org.homolog.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homolog.linalg.Matrix;
import org.homolog.resample.CeilingMethod;
import org.homolog.resample.Evaluation;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.PreparedCache;
import org.homolog.resample.ResamplePlan;
import org.homolog.rsa.Rsa;
import org.homolog.rsa.RsaOptions;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/** Dissimilarity matrices, and their comparison under a bootstrap. */
final class DissimilarityTasks {
  private static final int CONDITIONS = 92;
  private static final int CANDIDATES = 5;
  private static final int DRAWS = 1000;

  private DissimilarityTasks() {}

  static List<Task> all(Inputs inputs, Run run) {
    List<Task> tasks = new ArrayList<>();
    for (int[] size : new int[][] {{1000, 1000}, {5000, 2000}}) {
      for (String measure : List.of("correlation", "euclidean")) {
        tasks.add(
            Task.whole(
                "rdm-" + measure + "-" + size[0] + "x" + size[1],
                "dissimilarities of all pairs of conditions (conditions x units)",
                () -> matrix(inputs, measure, size[0], size[1], run)));
      }
    }
    for (String comparator : List.of("cosine", "spearman")) {
      tasks.add(
          Task.whole(
              "bootstrap-rsa-" + comparator,
              "1000 draws of 92 conditions, 5 candidates",
              () -> bootstrap(inputs, comparator, run)));
    }
    return tasks;
  }

  private static Runnable matrix(Inputs inputs, String measure, int rows, int columns, Run run) {
    String file = "rdm-" + rows + "x" + columns;
    NeuralSystem system = Systems.population("one", inputs.matrix(file, "x", rows, columns));
    Sample sample = Design.shared(List.of(system)).sample(system);
    RsaOptions options =
        Options.bind(RsaOptions.class, Map.of("dissimilarity", measure, "comparator", "pearson"));
    Rsa rsa = new Rsa();
    return () -> rsa.prepare(sample, options, run);
  }

  private static Runnable bootstrap(Inputs inputs, String comparator, Run run) {
    int pairs = CONDITIONS * (CONDITIONS - 1) / 2;
    Matrix values = inputs.matrix("bootstrap-rsa", "x", CANDIDATES + 1, pairs);
    NeuralSystem reference = Systems.dissimilarities("reference", CONDITIONS, values.row(0));
    List<NeuralSystem> candidates = new ArrayList<>();
    for (int i = 1; i <= CANDIDATES; i++) {
      candidates.add(Systems.dissimilarities("candidate " + i, CONDITIONS, values.row(i)));
    }
    RsaOptions options = Options.bind(RsaOptions.class, Map.of("comparator", comparator));
    return () -> evaluate(new Rsa(), options, reference, candidates, run);
  }

  /** Each candidate against the reference, with the interval over conditions. */
  static <O extends Record, P> void evaluate(
      Comparison<O, P> comparison,
      O options,
      NeuralSystem reference,
      List<NeuralSystem> candidates,
      Run run) {
    ResamplePlan plan =
        new ResamplePlan(
            DRAWS,
            List.of(Axis.CONDITION),
            0.95,
            0,
            java.util.Optional.empty(),
            CeilingMethod.NONE,
            1,
            MemberPolicy.EACH);
    PreparedCache cache = new PreparedCache(1 + candidates.size());
    for (NeuralSystem candidate : candidates) {
      Evaluation.of(
          comparison.describe().id(),
          comparison,
          options,
          Design.shared(List.of(reference, candidate)),
          Cohort.of(reference),
          Cohort.of(candidate),
          plan,
          1,
          "",
          run,
          cache);
    }
  }
}
