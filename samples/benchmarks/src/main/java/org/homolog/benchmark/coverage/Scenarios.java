package org.homolog.benchmark.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.kernel.Cka;
import org.homolog.kernel.CkaOptions;
import org.homolog.predictivity.PredictivityComparison;
import org.homolog.predictivity.PredictivityOptions;
import org.homolog.rsa.Rsa;
import org.homolog.rsa.RsaOptions;
import org.homolog.spi.Axis;
import org.homolog.spi.Options;

/** What is simulated: four comparisons, related and unrelated systems, and axes drawn. */
final class Scenarios {
  private static final double SHARED = 0.7;
  private static final List<Axis> CONDITIONS = List.of(Axis.CONDITION);

  private Scenarios() {}

  static List<Scenario<?, ?>> all() {
    List<Scenario<?, ?>> all = new ArrayList<>();
    for (double shared : new double[] {SHARED, 0}) {
      String kind = shared == 0 ? "unrelated" : "related";
      all.add(correlation(kind, ensemble("rsa", 40, 1, shared, CONDITIONS), CONDITIONS));
      Ensemble repeated = ensemble("crossnobis", 40, 4, shared, CONDITIONS);
      all.add(crossnobis(kind, repeated, "pearson"));
      all.add(crossnobis("spearman-" + kind, repeated, "spearman"));
      all.add(ridge(kind, ensemble("ridge", 80, 1, shared, CONDITIONS), CONDITIONS));
      all.add(cka(kind, ensemble("cka", 40, 1, shared, CONDITIONS), CONDITIONS));
    }
    List<Axis> units = List.of(Axis.UNIT);
    List<Axis> both = List.of(Axis.CONDITION, Axis.UNIT);
    List<Axis> dual = List.of(Axis.CONDITION, Axis.MEMBER);
    all.add(correlation("few-conditions", ensemble("rsa", 15, 1, SHARED, CONDITIONS), CONDITIONS));
    all.add(cka("few-conditions", ensemble("cka", 15, 1, SHARED, CONDITIONS), CONDITIONS));
    all.add(correlation("units", ensemble("rsa", 40, 1, SHARED, units), units));
    all.add(correlation("conditions-and-units", ensemble("rsa", 40, 1, SHARED, both), both));
    all.add(
        correlation(
            "conditions-and-members",
            new Ensemble("members", 40, 20, 1, 8, SHARED, 1, Set.copyOf(dual)),
            dual));
    return List.copyOf(all);
  }

  /** 20 and 30 units; noise of standard deviation 1 in the mean over repeats. */
  private static Ensemble ensemble(
      String name, int conditions, int repeats, double shared, List<Axis> random) {
    return new Ensemble(
        name, conditions, 20, repeats, 1, shared, Math.sqrt(repeats), Set.copyOf(random));
  }

  private static Scenario<?, ?> correlation(String kind, Ensemble ensemble, List<Axis> over) {
    return new Scenario<>(
        "rsa-correlation-" + kind,
        new Rsa(),
        Options.bind(
            RsaOptions.class, Map.of("dissimilarity", "correlation", "comparator", "spearman")),
        ensemble,
        over,
        Map.of());
  }

  private static Scenario<?, ?> crossnobis(String kind, Ensemble ensemble, String comparator) {
    return new Scenario<>(
        "rsa-crossnobis-" + kind,
        new Rsa(),
        Options.bind(
            RsaOptions.class, Map.of("dissimilarity", "crossnobis", "comparator", comparator)),
        ensemble,
        CONDITIONS,
        Map.of());
  }

  private static Scenario<?, ?> ridge(String kind, Ensemble ensemble, List<Axis> over) {
    return new Scenario<>(
        "ridge-" + kind,
        new PredictivityComparison(),
        Options.bind(
            PredictivityOptions.class,
            Map.of(
                "regression",
                "ridge",
                "direction",
                "forward",
                "folds",
                5,
                "penalties",
                List.of(1.0, 10.0, 100.0, 1000.0))),
        ensemble,
        over,
        Map.of());
  }

  private static Scenario<?, ?> cka(String kind, Ensemble ensemble, List<Axis> over) {
    return new Scenario<>(
        "cka-debiased-" + kind,
        new Cka(),
        Options.defaults(CkaOptions.class),
        ensemble,
        over,
        Map.of("cka", ensemble.linearCka()));
  }
}
