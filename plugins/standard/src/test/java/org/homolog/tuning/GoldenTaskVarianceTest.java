package org.homolog.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homolog.clustering.Clusters;
import org.homolog.clustering.KMeans;
import org.homolog.clustering.Silhouette;
import org.homolog.clustering.Ward;
import org.homolog.linalg.Matrix;
import org.homolog.network.HeldRollOut;
import org.homolog.network.HeldRollOut.Holding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Task variance, its clusters and their lesions as PyTorch, SciPy and scikit-learn have them. */
class GoldenTaskVarianceTest {
  @TestFactory
  Stream<DynamicTest> goldenValues() {
    return GoldenModels.family("task_variance", one -> true, GoldenTaskVarianceTest::check);
  }

  private static List<String> tasks(GoldenModels.Case one) {
    List<String> tasks = new ArrayList<>();
    for (JsonNode task : one.config().get("tasks")) {
      tasks.add(task.asText());
    }
    return tasks;
  }

  private static void check(GoldenModels.Case one) {
    HeldRollOut network = HeldRollOut.of(one.network());
    List<String> tasks = tasks(one);
    int units = network.units();
    Matrix values = Matrix.zeros(units, tasks.size());
    for (int k = 0; k < tasks.size(); k++) {
      String path = "inputs/" + tasks.get(k);
      int[] shape = one.shape(path + "/x");
      int start = one.ints(path + "/analysis_start")[0];
      HeldRollOut.Rolled rolled =
          network.roll(
              one.doubles(path + "/x"), shape[0], shape[1], Holding.nothing(units, shape[0]), true);
      double[] rates = rolled.rates();
      String expected = "expected/" + tasks.get(k);
      Judge judge = Judge.of(one, tasks.get(k));
      one.check(expected + "/performance", judge.right(rolled.outputs(), 1, 0));
      one.check(expected + "/loss", new double[] {judge.loss(rolled.outputs(), 1, 0)});
      assertArrayEquals(
          one.doubles(expected + "/activity_float32"),
          Arrays.copyOfRange(rates, start * shape[1] * units, rates.length),
          1e-6);
      double[] from = Arrays.copyOfRange(rates, start * shape[1] * units, rates.length);
      double[] variances = TaskVariance.within(from, shape[0] - start, shape[1], units);
      for (int u = 0; u < units; u++) {
        values.array()[u * tasks.size() + k] = variances[u];
      }
    }
    one.check("expected/task_variance", values.array());
    TaskVariance variance = new TaskVariance(tasks, values);
    int[] active = variance.active(1e-3);
    assertArrayEquals(one.ints("expected/active_units"), active);
    Matrix normalised = variance.normalised(active);
    one.check("expected/normalised", normalised.array());
    int first = tasks.indexOf("dm1");
    one.check(
        "expected/fractional_variance_dm1_dm2",
        variance.fractional(first, tasks.indexOf("dm2"), active));
    clusters(one, normalised);
    lesions(one, network, tasks, active, normalised);
  }

  private static void clusters(GoldenModels.Case one, Matrix normalised) {
    Ward tree = Ward.of(normalised);
    one.check("expected/ward_linkage", tree.linkage().array());
    int[] counts = one.ints("expected/k_values");
    int[] all = one.ints("expected/ward_labels_all_k");
    double[] inertia = one.doubles("expected/kmeans_best_inertia");
    double[] silhouette = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      Clusters cut = tree.cut(counts[i]);
      silhouette[i] = Silhouette.mean(normalised, cut);
      int[] expected = Arrays.copyOfRange(all, i * normalised.rows(), (i + 1) * normalised.rows());
      partners(expected, cut.labels());
      KMeans found = KMeans.of(normalised, counts[i], 200, 1);
      assertTrue(found.inertia() <= inertia[i] * (1 + 1e-9), counts[i] + ": " + found.inertia());
    }
    one.check("expected/silhouette_ward", silhouette);
    TaskClusters best =
        TaskClusters.of(normalised, TaskClusters.Method.WARD, counts[counts.length - 1], 1);
    assertEquals(one.ints("expected/best_k")[0], best.clusters().count());
    partners(one.ints("expected/ward_labels_at_best_k"), best.clusters().labels());
  }

  /** Which of our labels stands for each of theirs; fails unless the partitions are the same. */
  private static Map<Integer, Integer> partners(int[] expected, int[] labels) {
    Map<Integer, Integer> partner = new HashMap<>();
    for (int i = 0; i < expected.length; i++) {
      Integer known = partner.putIfAbsent(expected[i], labels[i]);
      assertTrue(known == null || known == labels[i], "row " + i + " lies in another cluster");
    }
    assertEquals(
        partner.size(), (int) partner.values().stream().distinct().count(), "clusters merged");
    return partner;
  }

  private static void lesions(
      GoldenModels.Case one,
      HeldRollOut network,
      List<String> tasks,
      int[] active,
      Matrix normalised) {
    int count = one.ints("expected/lesion_k")[0];
    int units = network.units();
    Clusters cut = Ward.of(normalised).cut(count);
    int at = IntStream.of(one.ints("expected/k_values")).boxed().toList().indexOf(count);
    int[] theirs =
        Arrays.copyOfRange(
            one.ints("expected/ward_labels_all_k"), at * active.length, (at + 1) * active.length);
    Map<Integer, Integer> partner = partners(theirs, cut.labels());
    double[] performance = new double[count * tasks.size()];
    double[] loss = new double[performance.length];
    for (int k = 0; k < tasks.size(); k++) {
      String path = "inputs/" + tasks.get(k);
      int[] shape = one.shape(path + "/x");
      double[] which = new double[count * units];
      double[] when = new double[(shape[0] + 1) * count];
      Arrays.fill(when, 1);
      for (int c = 0; c < count; c++) {
        for (int row : cut.rows(partner.getOrDefault(c + 1, -1))) {
          which[c * units + active[row]] = 1;
        }
      }
      Holding holding = new Holding(count, which, when, new double[(shape[0] + 1) * units]);
      double[] outputs =
          network.roll(one.doubles(path + "/x"), shape[0], shape[1], holding, false).outputs();
      Judge judge = Judge.of(one, tasks.get(k));
      for (int c = 0; c < count; c++) {
        performance[c * tasks.size() + k] =
            Arrays.stream(judge.right(outputs, count, c)).average().orElseThrow();
        loss[c * tasks.size() + k] = judge.loss(outputs, count, c);
      }
    }
    one.check("expected/cluster_lesion_performance", performance);
    one.check("expected/cluster_lesion_loss", loss);
  }

  /**
   * What the networks were trained on: fixation and a bump on the ring, by the location that each
   * step of each trial asks for; -1 asks for fixation.
   */
  private record Judge(double[] where, int steps, int trials, int width, int tenth) {
    static Judge of(GoldenModels.Case one, String task) {
      int[] shape = one.shape("inputs/" + task + "/y_loc");
      return new Judge(
          one.doubles("inputs/" + task + "/y_loc"),
          shape[0],
          shape[1],
          one.shape("params/Wy")[0],
          (int) Math.rint(1 / one.config().get("alpha").asDouble()));
    }

    private int go() {
      int go = 0;
      while (Arrays.stream(where, go * trials, (go + 1) * trials).allMatch(v -> v < 0)) {
        go++;
      }
      return go;
    }

    /** Whether fixation is kept, or else the ring's population vector points near the target. */
    double[] right(double[] outputs, int cases, int one) {
      double[] right = new double[trials];
      for (int trial = 0; trial < trials; trial++) {
        int at = (((steps - 1) * cases + one) * trials + trial) * width;
        double target = where[(steps - 1) * trials + trial];
        boolean fixates = sigmoid(outputs[at]) > 0.5;
        double sine = 0;
        double cosine = 0;
        for (int k = 0; k < width - 1; k++) {
          double value = sigmoid(outputs[at + 1 + k]);
          sine += value * Math.sin(2 * Math.PI * k / (width - 1));
          cosine += value * Math.cos(2 * Math.PI * k / (width - 1));
        }
        boolean near = circular(target, Math.atan2(sine, cosine)) < 0.2 * Math.PI;
        right[trial] = (target < 0 ? fixates : near && !fixates) ? 1 : 0;
      }
      return right;
    }

    /** Squared error of sigmoid outputs, heavier after the go signal and on fixation. */
    double loss(double[] outputs, int cases, int one) {
      int go = go();
      double sum = 0;
      for (int step = 0; step < steps; step++) {
        double heavy = step >= go + tenth ? 5 : step >= tenth && step < go ? 1 : 0;
        for (int trial = 0; trial < trials; trial++) {
          boolean keeps = where[(steps - 1) * trials + trial] < 0;
          double location = where[step * trials + trial];
          for (int k = 0; k < width; k++) {
            double target =
                k == 0
                    ? keeps || step < go ? 0.8 : 0.05
                    : 0.05 + (location < 0 ? 0 : bump(location, k - 1));
            double output = sigmoid(outputs[((step * cases + one) * trials + trial) * width + k]);
            double error = (output - target) * heavy * (k == 0 ? 2 : 1);
            sum += error * error;
          }
        }
      }
      return sum / (steps * trials * (double) width);
    }

    private double bump(double location, int k) {
      double apart = circular(location, 2 * Math.PI * k / (width - 1)) / (Math.PI / 8);
      return 0.8 * Math.exp(-apart * apart / 2);
    }

    private static double circular(double one, double other) {
      double apart = Math.abs(one - other) % (2 * Math.PI);
      return Math.min(apart, 2 * Math.PI - apart);
    }

    private static double sigmoid(double value) {
      return 1 / (1 + Math.exp(-value));
    }
  }
}
