package org.homolog.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homolog.network.Golden;
import org.homolog.population.Table;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.task.decision.ContextDecision;
import org.homolog.task.decision.ContextDecisionOptions;
import org.homolog.task.decision.PostDecisionWager;
import org.homolog.task.decision.PostDecisionWagerOptions;
import org.homolog.task.memory.CategoryMatch;
import org.homolog.task.memory.CategoryMatchOptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Noise-free trials against those of neurogym, each made with the durations its periods have. */
class GoldenTaskTest {
  private static final double TOLERANCE = 2e-7;

  @TestFactory
  Stream<DynamicTest> trialsOfNeurogym() {
    try (Golden golden = Golden.open("tasks_neurogym")) {
      return golden.names().stream()
          .map(name -> DynamicTest.dynamicTest(name, () -> compare(name)))
          .toList()
          .stream();
    }
  }

  private static void compare(String name) {
    try (Golden golden = Golden.open("tasks_neurogym")) {
      Golden.Case one = golden.one(name);
      int index = 0;
      for (JsonNode trial : one.config().get("trials")) {
        check(new Expected(one, "trial_" + index++, trial));
      }
      assertTrue(index > 0);
    }
  }

  /** A task whose grid holds the trial, and the row of the grid that is the trial. */
  private record Found(Task task, Predicate<Row> same) {}

  /** A trial's variables. */
  private record Row(Table conditions, int row) {
    double get(String column) {
      return conditions.column(column).number(row);
    }
  }

  private record Expected(Golden.Case one, String path, JsonNode trial) {
    double dt() {
      return one.config().get("dt").asDouble();
    }

    Map<String, Object> options() {
      return new HashMap<>(Map.of("dt", dt(), "sigma", one.config().get("sigma").asDouble()));
    }

    double duration(String period) {
      JsonNode names = one.config().get("periods");
      int at =
          IntStream.range(0, names.size())
              .filter(i -> names.get(i).asText().equals(period))
              .findFirst()
              .orElseThrow();
      double[] steps = one.doubles(path + "/periods");
      return (steps[2 * at + 1] - steps[2 * at]) * dt();
    }

    Map<String, Object> timed(String... periods) {
      Map<String, Object> options = options();
      for (String period : periods) {
        options.put(period, duration(period));
      }
      return options;
    }

    int channels() {
      return one.shape(path + "/ob")[1];
    }

    double number(String key) {
      return trial.get(key).asDouble();
    }
  }

  private static Found find(Expected expected) {
    if (expected.trial().has("vpair")) {
      return comparison(expected);
    }
    if (expected.trial().has("context")) {
      return context(expected);
    }
    if (expected.trial().has("wager")) {
      return wager(expected);
    }
    if (expected.trial().has("sample_category")) {
      return category(expected);
    }
    return dots(expected);
  }

  private static Found dots(Expected expected) {
    Map<String, Object> options = expected.timed("fixation", "stimulus", "delay", "decision");
    options.put("directions", expected.one().config().get("dim_ring").asInt());
    options.put("coherences", expected.number("coh"));
    return new Found(
        new RandomDots(Options.bind(RandomDotsOptions.class, options)),
        row -> row.get("choice") == expected.number("ground_truth") + 1);
  }

  private static Found comparison(Expected expected) {
    Map<String, Object> options = expected.timed("fixation", "delay", "decision");
    options.put("stimulus", expected.duration("stimulus1"));
    boolean swapped = expected.number("ground_truth") == 2;
    JsonNode pair = expected.trial().get("vpair");
    return new Found(
        new ParametricWorkingMemory(Options.bind(ParametricWorkingMemoryOptions.class, options)),
        row ->
            row.get("f1") == pair.get(swapped ? 1 : 0).asDouble()
                && row.get("f2") == pair.get(swapped ? 0 : 1).asDouble());
  }

  private static Found context(Expected expected) {
    Map<String, Object> options = expected.timed("fixation", "stimulus", "delay", "decision");
    options.put("go-cue", false);
    options.put("coherences", List.of(expected.number("coh_1"), expected.number("coh_2")));
    return new Found(
        ContextDecision.of(Options.bind(ContextDecisionOptions.class, options)),
        row ->
            row.get("context") == expected.number("context") + 1
                && row.get("choice") == expected.number("ground_truth")
                && row.get("other_choice") == expected.number("other_choice")
                && row.get("coherence_1") == expected.number("coh_1")
                && row.get("coherence_2") == expected.number("coh_2"));
  }

  private static Found wager(Expected expected) {
    Map<String, Object> options = expected.timed("fixation", "stimulus", "delay", "decision");
    options.put("pre-sure", expected.one().config().get("timing").get("pre_sure").asDouble());
    options.put("coherences", expected.number("coh"));
    return new Found(
        PostDecisionWager.of(Options.bind(PostDecisionWagerOptions.class, options)),
        row ->
            row.get("sure") == (expected.trial().get("wager").asBoolean() ? 1 : 0)
                && row.get("choice") == expected.number("ground_truth") + 1);
  }

  /** The angles are not told: their cosines are seen, and their categories are. */
  private static Found category(Expected expected) {
    Map<String, Object> options = expected.timed("fixation", "sample", "test");
    options.put("delay", expected.duration("first_delay"));
    options.put("directions", expected.channels() - 1);
    int sampleCategory = (int) expected.number("sample_category");
    boolean match = expected.trial().get("ground_truth").asText().equals("match");
    int testCategory = match ? sampleCategory : 1 - sampleCategory;
    double[] shown = expected.one().doubles(expected.path() + "/ob");
    int width = expected.channels();
    int sampleOn = (int) Math.round(expected.duration("fixation") / expected.dt());
    int last = shown.length / width - 1;
    double sample = angle(shown[sampleOn * width + 1], sampleCategory);
    double test = angle(shown[last * width + 1], testCategory);
    options.put("angles", List.of(sample, test));
    return new Found(
        CategoryMatch.of(Options.bind(CategoryMatchOptions.class, options)),
        row -> row.get("sample") == sample && row.get("test") == test);
  }

  private static double angle(double shown, int category) {
    double angle = Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, 2 * shown - 1))));
    return category == 0 ? angle : 360 - angle;
  }

  private static void check(Expected expected) {
    Found found = find(expected);
    Task task = found.task();
    Trials grid = task.draw(1, 0, task.gridSize(), Task.Mode.NOISELESS);
    int row =
        IntStream.range(0, grid.trials())
            .filter(k -> found.same().test(new Row(grid.conditions(), k)))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the grid lacks " + expected.trial()));
    String path = expected.path();
    double[] inputs = expected.one().doubles(path + "/ob");
    double[] labels = expected.one().doubles(path + "/gt");
    assertEquals(labels.length, grid.lengths()[row], path);
    int channels = grid.inputCount();
    assertEquals(inputs.length, labels.length * channels, path);
    for (int step = 0; step < labels.length; step++) {
      int at = step * grid.trials() + row;
      assertEquals(labels[step], grid.targets()[at], path + " step " + step);
      for (int channel = 0; channel < channels; channel++) {
        assertEquals(
            inputs[step * channels + channel],
            grid.inputs()[at * channels + channel],
            TOLERANCE,
            path + " step " + step + " channel " + channel);
      }
    }
  }
}
