package org.homolog.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Activation functions of a layer whose units may differ, as runs of units with the same one. */
final class UnitActivations {
  private record Run(ActivationFunction function, int from, int to) {
    String part(String array) {
      return "torch.slice(" + array + ", -1, " + from + ", " + to + ")";
    }
  }

  private final List<Run> runs = new ArrayList<>();

  UnitActivations(List<ActivationFunction> units) {
    int from = 0;
    for (int i = 1; i <= units.size(); i++) {
      if (i == units.size() || units.get(i) != units.get(from)) {
        runs.add(new Run(units.get(from), from, i));
        from = i;
      }
    }
  }

  /** TorchScript for the activity of inputs whose last axis is units. */
  String script(String input) {
    return runs.size() == 1
        ? runs.get(0).function().script(input)
        : joined(runs.stream().map(r -> r.function().script(r.part(input))).toList());
  }

  /** TorchScript statements that turn an array of inputs into their activities. */
  String inPlaceScript(String indent, String array) {
    return runs.stream()
        .map(r -> statement(indent, r.function().inPlaceScript(part(r, array))))
        .collect(Collectors.joining());
  }

  /** TorchScript statements that write gradients times derivatives, given the activities. */
  String backScript(String indent, String gradient, String activity, String into) {
    return runs.stream()
        .map(
            r ->
                statement(
                    indent,
                    r.function().backScript(part(r, gradient), part(r, activity), part(r, into))))
        .collect(Collectors.joining());
  }

  private String part(Run run, String array) {
    return runs.size() == 1 ? array : run.part(array);
  }

  private static String statement(String indent, String expression) {
    return indent + "_ = " + expression + "\n";
  }

  /** TorchScript for the derivatives, written in the activity itself. */
  String slopeScript(String activity) {
    return runs.size() == 1
        ? runs.get(0).function().slopeScript(activity)
        : joined(runs.stream().map(r -> r.function().slopeScript(r.part(activity))).toList());
  }

  private static String joined(List<String> parts) {
    return parts.stream().collect(Collectors.joining(", ", "torch.cat([", "], -1)"));
  }

  /** The activity, recorded on the gradient tape. */
  NDArray apply(NDArray input) {
    if (runs.size() == 1) {
      return runs.get(0).function().apply(input);
    }
    NDList parts = new NDList();
    for (Run run : runs) {
      parts.add(
          run.function().apply(input.get(new NDIndex("..., " + run.from() + ":" + run.to()))));
    }
    return NDArrays.concat(parts, -1);
  }
}
