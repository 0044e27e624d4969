package org.homolog.latency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.inference.OneWayAnova;
import org.homolog.geometry.ColumnedSystems;
import org.homolog.geometry.Pairs;
import org.homolog.geometry.Prepared;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Latencies that are known, rates of false alarms, and selectivity against the slow formula. */
class SelectivityLatencyTest {
  private static final int CONDITIONS = 8;
  private static final int REPEATS = 4;
  private static final Map<String, Object> CHOICE =
      Map.of("column", "choice", "permutations", 499, "alpha", 0.005);

  /** Units that tell choices (and, faintly, conditions) apart from a bin on; -1: never. */
  static NeuralSystem stepping(String name, int[] onsets, int bins, double noise, long seed) {
    CounterRandom random = new CounterRandom(seed, 0);
    int units = onsets.length;
    double[] values = new double[CONDITIONS * REPEATS * bins * units];
    for (int i = 0; i < values.length; i++) {
      int unit = i % units;
      int bin = i / units % bins;
      int condition = i / units / bins / REPEATS;
      boolean on = onsets[unit] >= 0 && bin >= onsets[unit];
      double signal = (condition % 2 == 0 ? 1 : -1) + 0.1 * condition;
      values[i] = 5 + (on ? signal : 0) + noise * random.nextGaussian();
    }
    return ColumnedSystems.of(
        name,
        List.of(ColumnedSystems.alternating("choice", CONDITIONS, "left", "right")),
        REPEATS,
        bins,
        units,
        values);
  }

  private static Latencies latencies(NeuralSystem system, Map<String, Object> options) {
    Prepared<Latencies> prepared =
        new SelectivityLatency()
            .prepare(
                Design.shared(List.of(system)).sample(system),
                Options.bind(SelectivityLatencyOptions.class, options),
                new TestRun(2));
    return prepared.derived(Pairs.run().algebra());
  }

  @Test
  @DisplayName("finds the bin from which each unit is selective")
  void knownLatencies() {
    NeuralSystem system = stepping("system", new int[] {3, 0, 7, -1, 5}, 10, 0.2, 1);
    Latencies found = latencies(system, CHOICE);
    assertArrayEquals(new double[] {0.35, 0.05, 0.75, Double.NaN, 0.55}, found.seconds(), 1e-12);
    assertArrayEquals(
        new double[] {0.2, 0.2, 0.2, 0.4, 0.4, 0.6, 0.6, 0.8, 0.8, 0.8}, found.growth(), 1e-12);
  }

  @Test
  @DisplayName("compares distributions and matched units")
  void comparison() {
    NeuralSystem early = stepping("early", new int[] {1, 2, 3, 4, -1}, 10, 0.2, 1);
    NeuralSystem late = stepping("late", new int[] {3, 4, 5, 6}, 10, 0.2, 2);
    Map<String, Score> scores =
        Pairs.scores(new SelectivityLatency(), with(CHOICE, "matching", "labels"), early, late);
    assertEquals(0.2, scores.get("latency-distance").value(), 1e-12);
    assertEquals(0.2, scores.get("median-lag").value(), 1e-12);
    assertEquals(1, scores.get("matched-correlation").value(), 1e-12);
    assertEquals(0.2, scores.get("matched-difference").value(), 1e-12);
    assertEquals(0.8, scores.get("selective-share-reference").value(), 1e-12);
    assertEquals(1, scores.get("selective-share-candidate").value(), 1e-12);
    assertEquals(0.3, scores.get("median-latency-reference").value(), 1e-12);
  }

  @Test
  @DisplayName("matches units that respond alike, whatever their names and order")
  void matchedByResponses() {
    NeuralSystem one = stepping("one", new int[] {1, 3, 5, 7}, 10, 0.1, 1);
    NeuralSystem other = stepping("other", new int[] {7, 1, 5, 3}, 10, 0.1, 2);
    Map<String, Score> scores = Pairs.scores(new SelectivityLatency(), CHOICE, one, other);
    assertEquals(1, scores.get("matched-correlation").value(), 1e-12);
    assertEquals(0, scores.get("matched-difference").value(), 1e-12);
    Map<String, Score> named =
        Pairs.scores(new SelectivityLatency(), with(CHOICE, "matching", "labels"), one, other);
    assertTrue(named.get("matched-correlation").value() < 0.5);
  }

  private static Map<String, Object> with(Map<String, Object> options, String name, Object value) {
    Map<String, Object> more = new java.util.HashMap<>(options);
    more.put(name, value);
    return more;
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("gives a latency to as many units without selectivity as alpha says")
  void falseAlarms(SelectivityLatencyOptions.Control control) {
    int[] never = new int[400];
    Arrays.fill(never, -1);
    int bins = 6;
    double share =
        latencies(
                stepping("noise", never, bins, 1, 3),
                Map.of("column", "choice", "control", Options.kebab(control.name())))
            .selectiveShare();
    double expected =
        control == SelectivityLatencyOptions.Control.ALL_BINS ? 0.05 : 1 - Math.pow(0.95, bins);
    double error = Math.sqrt(expected * (1 - expected) / never.length);
    assertEquals(expected, share, 3.5 * error);
  }

  @Test
  @DisplayName("takes copies of trials, as a draw makes them, for no further evidence")
  void copiesOfTrials() {
    int[] never = new int[200];
    Arrays.fill(never, -1);
    NeuralSystem noise = stepping("noise", never, 4, 1, 5);
    SelectivityLatencyOptions options =
        Options.bind(SelectivityLatencyOptions.class, Map.of("column", "choice"));
    Design design = Design.shared(List.of(noise));
    SelectivityLatency latency = new SelectivityLatency();
    Draw copies = Draw.resample(Axis.REPEAT, new int[] {0, 1, 1, 1, 2, 2, 2, 2});
    Draw single = Draw.resample(Axis.REPEAT, new int[] {0, 1, 2});
    Latencies many =
        latency
            .prepare(design.sample(noise, copies), options, new TestRun(2))
            .derived(Pairs.run().algebra());
    Latencies once =
        latency
            .prepare(design.sample(noise, single), options, new TestRun(2))
            .derived(Pairs.run().algebra());
    assertArrayEquals(once.seconds(), many.seconds());
    assertTrue(many.selectiveShare() < 0.12, "false alarms " + many.selectiveShare());
  }

  @Test
  @DisplayName("needs as many bins in a row as asked for")
  void consecutiveBins() {
    int bins = 9;
    double[] values = new double[CONDITIONS * REPEATS * bins];
    CounterRandom random = new CounterRandom(4, 0);
    for (int i = 0; i < values.length; i++) {
      int bin = i % bins;
      boolean on = bin == 1 || bin == 3 || bin == 4 || bin >= 6;
      values[i] = (on && i / bins / REPEATS % 2 == 0 ? 2 : 0) + 0.2 * random.nextGaussian();
    }
    NeuralSystem system =
        ColumnedSystems.of(
            "system",
            List.of(ColumnedSystems.alternating("choice", CONDITIONS, "left", "right")),
            REPEATS,
            bins,
            1,
            values);
    double[] expected = {0.15, 0.35, 0.65, Double.NaN};
    for (int wanted = 1; wanted <= 4; wanted++) {
      double found = latencies(system, with(CHOICE, "consecutive", wanted)).seconds()[0];
      assertEquals(expected[wanted - 1], found, 1e-12);
    }
  }

  @Test
  @DisplayName("explains as much variance as an analysis of variance says")
  void textbook() {
    Matrix values = Pairs.random(3, 14, 5);
    int[] classOf = {0, 1, 2, 0, 0, 1, 2, 1, 0, 2, 1, 1, 0, 2};
    double[] observed = new ExplainedVariance(values, classOf, 3).observed();
    for (int m = 0; m < 5; m++) {
      List<double[]> groups = new ArrayList<>();
      for (int c = 0; c < 3; c++) {
        int wanted = c;
        int[] rows =
            java.util.stream.IntStream.range(0, 14).filter(i -> classOf[i] == wanted).toArray();
        groups.add(values.selectRows(rows).column(m));
      }
      double f = new OneWayAnova().anovaFValue(groups);
      assertEquals(2 * f / (2 * f + 11), observed[m], 1e-12);
    }
  }

  @Test
  @DisplayName("counts permutations that explain as much, as all permutations do")
  void permutations() {
    Matrix values = Pairs.random(8, 6, 4);
    int[] classOf = {0, 0, 1, 1, 1, 1};
    double[] p = new ExplainedVariance(values, classOf, 2).pValues(20_000, 2, true, 5);
    double[] own = new ExplainedVariance(values, classOf, 2).observed();
    double[] reached = new double[4];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < i; j++) {
        int[] moved = {1, 1, 1, 1, 1, 1};
        moved[i] = 0;
        moved[j] = 0;
        double[] shares = new ExplainedVariance(values, moved, 2).observed();
        for (int m = 0; m < 4; m++) {
          // Measurements 0 and 2 are bins of the first unit, 1 and 3 of the second.
          double largest = Math.max(shares[m], shares[(m + 2) % 4]);
          reached[m] += largest >= own[m] - 1e-12 ? 1 / 15.0 : 0;
        }
      }
    }
    assertArrayEquals(reached, p, 0.015);
  }

  @Test
  @DisplayName("measures the area between cumulative distributions")
  void distance() {
    double[] one = {0.1, 0.2, 0.4};
    assertEquals(0, Latencies.distance(one, one), 1e-15);
    assertEquals(0.5, Latencies.distance(one, new double[] {0.6, 0.7, 0.9}), 1e-12);
    assertEquals(0.15, Latencies.distance(new double[] {0.1}, new double[] {0.1, 0.4}), 1e-12);
    assertEquals(
        Latencies.distance(one, new double[] {0.3}), Latencies.distance(new double[] {0.3}, one));
  }

  @Test
  @DisplayName("admits the null of exchanged conditions only where it alters something")
  void nulls() {
    SelectivityLatency one = new SelectivityLatency();
    assertTrue(one.describe().nulls().contains(NullModel.PERMUTE_CONDITIONS));
    assertTrue(
        one.describe()
            .refusal(NullModel.PERMUTE_CONDITIONS, "latency-distance")
            .contains("renames"));
    assertEquals("", one.describe().refusal(NullModel.PERMUTE_CONDITIONS, "matched-correlation"));
    for (Map<String, Object> options :
        List.of(CHOICE, Map.<String, Object>of("matching", "labels"))) {
      SelectivityLatencyOptions bound = Options.bind(SelectivityLatencyOptions.class, options);
      assertFalse(one.describe(bound).nulls().contains(NullModel.PERMUTE_CONDITIONS));
    }
  }

  @Test
  @DisplayName("says why there are no latencies, and refuses permutations that cannot decide")
  void obstacles() {
    NeuralSystem one = SyntheticSystems.random(1, 5, 3, 4, 6);
    assertTrue(
        reason("latency-distance", one, SyntheticSystems.random(1, 5, 3, 1, 6)).contains("bins"));
    assertTrue(
        reason("latency-distance", one, SyntheticSystems.random(1, 5, 1, 4, 6))
            .contains("single trial"));
    double[] same = new double[5 * 3 * 4 * 6];
    assertTrue(
        reason("latency-distance", one, SyntheticSystems.system("still", 5, 3, 4, 6, same))
            .contains("no unit of still"));
    assertTrue(
        reason("matched-correlation", one, SyntheticSystems.random(1, 5, 3, 5, 6))
            .contains("cannot be matched"));
    assertThrows(
        Options.InvalidOption.class,
        () -> Options.bind(SelectivityLatencyOptions.class, Map.of("permutations", 10)));
  }

  private static String reason(String score, NeuralSystem a, NeuralSystem b) {
    return Pairs.scores(new SelectivityLatency(), Map.of(), a, b).get(score).reason();
  }
}
