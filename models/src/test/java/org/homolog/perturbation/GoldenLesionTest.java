package org.homolog.perturbation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.homolog.learning.OutputLoss;
import org.homolog.network.Golden;
import org.homolog.network.HeldRollOut;
import org.homolog.network.Network;
import org.homolog.population.Table;
import org.homolog.spi.Task;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Lesions of trained networks against those computed one after the other with PyTorch. */
class GoldenLesionTest {
  @TestFactory
  Stream<DynamicTest> lesions() {
    List<String> names;
    try (Golden golden = Golden.open("lesion")) {
      names = golden.names();
    }
    return names.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      try (Golden golden = Golden.open("lesion")) {
                        check(golden.one(name));
                      }
                    }));
  }

  private static void check(Golden.Case one) {
    Network network = GoldenNetworks.of(one);
    int[] shape = one.shape("inputs/x");
    double[] labels = one.doubles("inputs/y");
    int[] lengths = new int[shape[1]];
    Arrays.fill(lengths, shape[0]);
    TrialInputs inputs =
        new TrialInputs(one.doubles("inputs/x"), shape[0], lengths, Table.empty(shape[1]));
    double[] weights = new double[labels.length];
    Arrays.fill(weights, 1);
    OutputLoss loss = new OutputLoss(Task.Loss.CROSS_ENTROPY, network.outputs(), labels, weights);
    LesionedOutputs outputs = new LesionedOutputs(HeldRollOut.of(network), inputs, 1);
    double[] intact = outputs.intact();
    one.check("expected/intact_loss", new double[] {loss.of(intact)}, 0, 0);
    one.check(
        "expected/intact_accuracy", new double[] {accuracy(intact, labels, shape, network)}, 0, 0);
    double[] margins = margins(intact, shape, network);
    int shown = one.shape("expected/min_margin_intact")[0];
    one.check("expected/min_margin_intact", Arrays.copyOf(margins, shown), 0, 0);

    List<Lesion> units = List.copyOf(UnitLesion.each(shape(one, "params/Wr")));
    List<Lesion> groups = new ArrayList<>();
    int count = one.shape("expected/group_loss")[0];
    for (int g = 0; g < count; g++) {
      groups.add(group(one, "inputs/group_" + g));
    }
    List<Lesion> blocks = new ArrayList<>();
    for (String to : List.of("A", "B")) {
      for (String from : List.of("A", "B")) {
        blocks.add(
            new ConnectionLesion(
                from + " to " + to,
                GoldenNetworks.places(one, "inputs/block_group_" + from),
                GoldenNetworks.places(one, "inputs/block_group_" + to)));
      }
    }
    List<Lesion> windows = new ArrayList<>();
    double step = network.spec().stepSeconds();
    double[] edges = one.doubles("inputs/windows");
    for (int w = 0; w < edges.length; w += 2) {
      windows.add(
          group(one, "inputs/group_0").during(Period.of(edges[w] * step, edges[w + 1] * step)));
    }
    Family family = new Family(one, network, outputs, loss, labels, shape);
    family.check("unit", units);
    family.check("group", groups);
    family.check("block", blocks);
    family.check("window", windows);
    double[] narrowest = new double[units.size()];
    outputs.forEach(units, (i, values) -> narrowest[i] = margins(values, shape, network)[0]);
    one.check("expected/unit_min_margin", narrowest, 0, 0);
  }

  private record Family(
      Golden.Case one,
      Network network,
      LesionedOutputs outputs,
      OutputLoss loss,
      double[] labels,
      int[] shape) {
    void check(String name, List<Lesion> lesions) {
      double[] losses = new double[lesions.size()];
      double[] accuracies = new double[lesions.size()];
      outputs.forEach(
          lesions,
          (i, values) -> {
            losses[i] = loss.of(values);
            accuracies[i] = accuracy(values, labels, shape, network);
          });
      one.check("expected/" + name + "_loss", losses, 0, 0);
      one.check("expected/" + name + "_accuracy", accuracies, 0, 0);
    }
  }

  private static int shape(Golden.Case one, String path) {
    return one.shape(path)[0];
  }

  private static UnitLesion group(Golden.Case one, String path) {
    return UnitLesion.of(
        path, GoldenNetworks.places(one, path).stream().mapToInt(Integer::intValue).toArray());
  }

  /** The share of trials whose largest output at the last step is that step's label. */
  private static double accuracy(double[] outputs, double[] labels, int[] shape, Network network) {
    int width = network.outputs();
    int right = 0;
    for (int trial = 0; trial < shape[1]; trial++) {
      int place = (shape[0] - 1) * shape[1] + trial;
      int best = 0;
      for (int k = 1; k < width; k++) {
        best = outputs[place * width + k] > outputs[place * width + best] ? k : best;
      }
      right += best == (int) labels[place] ? 1 : 0;
    }
    return right / (double) shape[1];
  }

  /** How far the largest output of each trial's last step lies above the next, ascending. */
  private static double[] margins(double[] outputs, int[] shape, Network network) {
    int width = network.outputs();
    double[] margins = new double[shape[1]];
    for (int trial = 0; trial < shape[1]; trial++) {
      int at = ((shape[0] - 1) * shape[1] + trial) * width;
      double[] last = Arrays.copyOfRange(outputs, at, at + width);
      Arrays.sort(last);
      margins[trial] = last[width - 1] - last[width - 2];
    }
    Arrays.sort(margins);
    return margins;
  }
}
