package org.homolog.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.resample.CeilingMethod;
import org.homolog.resample.Evaluation;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.PreparedCache;
import org.homolog.resample.ResamplePlan;
import org.homolog.rsa.Rsa;
import org.homolog.rsa.RsaOptions;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * Cross-validated dissimilarities, many comparisons, and draws of conditions and members at once.
 */
final class InferenceTasks {
  private static final int CONDITIONS = 92;
  private static final int PAIRS = CONDITIONS * (CONDITIONS - 1) / 2;
  private static final int MANY = 1000;
  private static final int MEMBERS = 10;
  private static final int CANDIDATES = 5;

  private InferenceTasks() {}

  static List<Task> all(Inputs inputs, Run run) {
    List<Task> tasks = new ArrayList<>();
    for (String repeats : List.of("average", "pairs")) {
      tasks.add(
          Task.whole(
              "crossnobis-" + repeats + "-100x10x500",
              "100 conditions x 10 runs x 500 units, noise covariance included",
              () -> crossnobis(inputs, repeats, run)));
    }
    for (String comparator :
        List.of("spearman", "kendall-tau-a", "kendall-tau-b", "rho-a", "whitened-cosine")) {
      tasks.add(
          Task.whole(
              "compare-" + comparator + "-1000",
              "1000 dissimilarity matrices of 92 conditions against one",
              () -> comparisons(inputs, comparator, run)));
    }
    for (String comparator : List.of("cosine", "spearman")) {
      tasks.add(
          Task.whole(
              "dual-bootstrap-" + comparator,
              "1000 draws of 92 conditions and 10 members, 5 candidates",
              () -> bootstrap(inputs, comparator, run)));
    }
    return tasks;
  }

  private static Runnable crossnobis(Inputs inputs, String repeats, Run run) {
    Matrix values = inputs.matrix("crossnobis", "x", 1000, 500);
    Population population =
        Population.builder(
                Table.of(
                    Column.integers("condition", longs(1000, i -> i / 10)),
                    Column.integers("run", longs(1000, i -> i % 10))),
                Table.of(Column.integers("unit", longs(500, i -> i))))
            .conditions(List.of("condition"))
            .repeats("run")
            .values(values.array().clone())
            .build();
    NeuralSystem system =
        NeuralSystem.builder("one", NeuralSystem.Kind.SIMULATED)
            .facet(Population.class, population)
            .build();
    Sample sample = Design.shared(List.of(system)).sample(system);
    RsaOptions options =
        Options.bind(
            RsaOptions.class,
            Map.of("dissimilarity", "crossnobis", "comparator", "cosine", "repeats", repeats));
    Rsa rsa = new Rsa();
    return () -> rsa.prepare(sample, options, run);
  }

  private static Runnable comparisons(Inputs inputs, String comparator, Run run) {
    Matrix values = inputs.matrix("compare", "x", MANY + 1, PAIRS);
    List<NeuralSystem> systems =
        IntStream.rangeClosed(0, MANY)
            .mapToObj(i -> Systems.dissimilarities("system " + i, CONDITIONS, values.row(i)))
            .toList();
    Design design = Design.shared(systems);
    List<Sample> samples = systems.stream().map(design::sample).toList();
    RsaOptions options = Options.bind(RsaOptions.class, Map.of("comparator", comparator));
    Rsa rsa = new Rsa();
    return () -> {
      var reference = rsa.prepare(samples.get(MANY), options, run);
      run.parallel(
          MANY, i -> rsa.score(reference, rsa.prepare(samples.get(i), options, run), options, run));
    };
  }

  private static Runnable bootstrap(Inputs inputs, String comparator, Run run) {
    Matrix values = inputs.matrix("dual-bootstrap", "x", MEMBERS + CANDIDATES, PAIRS);
    List<NeuralSystem> members = new ArrayList<>();
    List<NeuralSystem> candidates = new ArrayList<>();
    for (int i = 0; i < MEMBERS + CANDIDATES; i++) {
      (i < MEMBERS ? members : candidates)
          .add(Systems.dissimilarities("system " + i, CONDITIONS, values.row(i)));
    }
    Cohort reference = new Cohort("reference", "subject", members);
    RsaOptions options = Options.bind(RsaOptions.class, Map.of("comparator", comparator));
    ResamplePlan plan =
        new ResamplePlan(
            1000,
            List.of(Axis.CONDITION, Axis.MEMBER),
            0.95,
            0,
            Optional.empty(),
            CeilingMethod.NONE,
            1,
            MemberPolicy.EACH);
    List<NeuralSystem> everyone = new ArrayList<>(members);
    everyone.addAll(candidates);
    Design design = Design.shared(everyone);
    Rsa rsa = new Rsa();
    return () -> {
      PreparedCache cache = new PreparedCache(everyone.size());
      for (NeuralSystem candidate : candidates) {
        Evaluation.of(
            "rsa", rsa, options, design, reference, Cohort.of(candidate), plan, 1, "", run, cache);
      }
    };
  }

  private static long[] longs(int count, java.util.function.IntUnaryOperator value) {
    return IntStream.range(0, count).map(value).asLongStream().toArray();
  }
}
