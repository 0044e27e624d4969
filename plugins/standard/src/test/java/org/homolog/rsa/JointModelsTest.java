package org.homolog.rsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.JointComparison;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Several candidates' dissimilarities together against a reference's. */
class JointModelsTest {
  private static final int CONDITIONS = 24;
  private final Run run = new TestRun(3);

  private static double[] noise(long seed) {
    Random random = new Random(seed);
    double[] values = new double[CONDITIONS * (CONDITIONS - 1) / 2];
    Arrays.setAll(values, i -> 2 + random.nextGaussian());
    return values;
  }

  private static double[] sum(double[] a, double weight, double[] b, double other) {
    double[] sum = new double[a.length];
    Arrays.setAll(sum, i -> weight * a[i] + other * b[i]);
    return sum;
  }

  private static NeuralSystem system(String name, double[] values) {
    List<String> labels = IntStream.range(0, CONDITIONS).mapToObj(i -> "c" + i).toList();
    Table table = Table.of(Column.texts("condition", labels.toArray(String[]::new)));
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(Dissimilarities.class, Dissimilarities.of(table, labels, values, "given"))
        .build();
  }

  private <O extends Record> List<Score> scores(
      JointComparison<O, PreparedRdm> joint,
      Map<String, Object> options,
      double[] reference,
      double[]... candidates) {
    return scores(joint, Options.bind(joint.options(), options), null, reference, candidates);
  }

  private <O extends Record> List<Score> scores(
      JointComparison<O, PreparedRdm> joint,
      O bound,
      @org.jspecify.annotations.Nullable Draw draw,
      double[] reference,
      double[]... candidates) {
    NeuralSystem target = system("reference", reference);
    Design design = Design.shared(List.of(target));
    List<PreparedRdm> prepared = new ArrayList<>();
    for (int k = 0; k < candidates.length; k++) {
      NeuralSystem one = system("model " + k, candidates[k]);
      prepared.add(
          joint.prepare(draw == null ? design.sample(one) : design.sample(one, draw), bound, run));
    }
    return joint.score(
        joint.prepare(
            draw == null ? design.sample(target) : design.sample(target, draw), bound, run),
        prepared,
        bound,
        run);
  }

  private static double value(List<Score> scores, String name) {
    return scores.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow().value();
  }

  @Test
  void aMixtureIsPredictedExactlyWhereNoSingleCandidateDoes() {
    double[] a = noise(1);
    double[] b = noise(2);
    for (String comparator : List.of("pearson", "cosine", "spearman", "whitened-cosine")) {
      List<Score> scores =
          scores(
              new WeightedRsa(),
              Map.of("comparator", comparator),
              sum(a, 1, b, 0.7),
              a,
              b,
              noise(3));
      assertTrue(value(scores, comparator) > 0.999, comparator + " " + scores);
      assertTrue(value(scores, "best-single") < 0.98, comparator + " " + scores);
      assertEquals(
          value(scores, comparator) - value(scores, "best-single"), value(scores, "gain"), 1e-12);
    }
  }

  @Test
  void weightsAreNotFittedOnWhatTheyAreScoredOn() {
    int count = 40;
    double mean = 0;
    for (int seed = 0; seed < count; seed++) {
      double[][] candidates = new double[10][];
      for (int k = 0; k < candidates.length; k++) {
        candidates[k] = noise(1000L * seed + k);
      }
      mean +=
          value(
                  scores(
                      new WeightedRsa(),
                      Map.of("comparator", "pearson", "weights", "least-squares"),
                      noise(1000L * seed + 500),
                      candidates),
                  "pearson")
              / count;
    }
    assertEquals(0, mean, 0.05);
  }

  @Test
  void copiesShareAFoldAndLeaveTheScoreDefined() {
    double[] a = noise(1);
    double[] b = noise(2);
    int[] rows = new int[CONDITIONS];
    Arrays.setAll(rows, i -> i * 2 / 3);
    WeightedRsaOptions options =
        Options.bind(WeightedRsaOptions.class, Map.of("comparator", "whitened-pearson"));
    List<Score> scores =
        scores(
            new WeightedRsa(), options, Draw.resample(Axis.CONDITION, rows), sum(a, 1, b, 1), a, b);
    assertTrue(scores.get(0).value() > 0.999, scores.toString());
  }

  @Test
  void aCandidateThatOpposesTheReferenceHasNoWeight() {
    double[] a = noise(1);
    double[] opposite = Arrays.stream(a).map(v -> 4 - v).toArray();
    List<Score> scores = scores(new WeightedRsa(), Map.of("comparator", "pearson"), a, opposite);
    assertEquals(0, value(scores, "pearson"));
    assertTrue(scores.get(2).isUndefined(), "one candidate has nothing to gain by weighting");
  }

  @Test
  void uniqueAndSharedPartsAreThoseOfTheMixture() {
    double[] common = noise(1);
    double[] left = noise(2);
    double[] right = noise(3);
    List<Score> scores =
        scores(
            new VariancePartitioning(),
            Map.of("comparator", "pearson"),
            sum(sum(common, 1, left, 1), 1, right, 1),
            sum(common, 1, left, 1),
            sum(common, 1, right, 1));
    assertEquals(
        List.of("multiple-correlation", "total", "shared", "unique", "unique"),
        scores.stream().map(Score::name).toList());
    assertEquals("model 1", scores.get(4).direction());
    double total = value(scores, "total");
    assertEquals(Math.sqrt(total), value(scores, "multiple-correlation"), 1e-12);
    assertEquals(
        total, value(scores, "shared") + scores.get(3).value() + scores.get(4).value(), 1e-12);
    assertTrue(scores.get(3).value() > 0.1 && scores.get(4).value() > 0.1, scores.toString());
    assertTrue(value(scores, "shared") > 0.1, scores.toString());
  }

  @Test
  void theSameCandidateTwiceHasNothingOfItsOwn() {
    NeuralSystem target = system("reference", noise(1));
    VariancePartitioning joint = new VariancePartitioning();
    VariancePartitioningOptions options =
        Options.bind(VariancePartitioningOptions.class, Map.of("comparator", "pearson"));
    PreparedRdm prepared =
        joint.prepare(Design.shared(List.of(target)).sample(target), options, run);
    List<Score> scores = joint.score(prepared, List.of(prepared, prepared), options, run);
    assertEquals(1, scores.get(0).value(), 1e-12);
    assertTrue(scores.get(3).isUndefined());
  }

  @Test
  void whatCannotBeWeighedIsRefused() {
    assertThrows(
        Options.InvalidOption.class,
        () -> Options.bind(WeightedRsaOptions.class, Map.of("comparator", "bures")));
    assertThrows(
        Options.InvalidOption.class,
        () -> Options.bind(WeightedRsaOptions.class, Map.of("weights", "selected", "ridge", 1)));
    assertThrows(
        Options.InvalidOption.class,
        () ->
            Options.bind(VariancePartitioningOptions.class, Map.of("comparator", "kendall-tau-a")));
    HomologException few =
        assertThrows(
            HomologException.class,
            () -> scores(new WeightedRsa(), Map.of("condition-folds", 12), noise(1), noise(2)));
    assertTrue(String.valueOf(few.getMessage()).contains("24 distinct conditions"));
    double[][] six = new double[6][];
    Arrays.setAll(six, k -> noise(k));
    assertThrows(
        HomologException.class,
        () -> scores(new VariancePartitioning(), Map.of("comparator", "pearson"), noise(9), six));
  }
}
