package org.homolog.behaviour;

import java.util.ArrayList;
import java.util.List;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.NeuralSystem;

/** Systems that answer trials, for tests. */
final class Observers {
  private Observers() {}

  /** Trials put together one by one. */
  static final class Trials {
    private final List<String> conditions = new ArrayList<>();
    private final List<Double> strengths = new ArrayList<>();
    private final List<String> truths = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<String> alternatives = new ArrayList<>();
    private final List<Long> correct = new ArrayList<>();

    Trials add(String condition, double strength, String truth, String answer) {
      return add(condition, strength, truth, answer, "");
    }

    Trials add(String condition, double strength, String truth, String answer, String alternative) {
      conditions.add(condition);
      strengths.add(strength);
      truths.add(truth);
      answers.add(answer);
      alternatives.add(alternative);
      correct.add(answer.equals(truth) ? 1L : 0L);
      return this;
    }

    NeuralSystem system(String name) {
      int count = conditions.size();
      Table entries =
          Table.of(
              texts("condition", conditions),
              Column.numbers(
                  "strength", strengths.stream().mapToDouble(Double::doubleValue).toArray()),
              texts("object", truths),
              texts("answered", answers),
              texts("other", alternatives),
              Column.integers("correct", correct.stream().mapToLong(Long::longValue).toArray()),
              Column.integers("trial", java.util.stream.LongStream.range(0, count).toArray()));
      return NeuralSystem.builder(name, NeuralSystem.Kind.RECORDED)
          .facet(
              Population.class,
              Population.builder(entries, Table.of(Column.texts("unit", "u")))
                  .name(name)
                  .conditions(List.of("condition"))
                  .repeats("trial")
                  .values(new double[count])
                  .build())
          .build();
    }

    private static Column texts(String name, List<String> values) {
      return Column.texts(name, values.toArray(String[]::new));
    }
  }

  /** Answers "left" or "right" by a curve of given bias, scale and lapses. */
  static NeuralSystem chooser(
      long seed, int repeats, double bias, double scale, double lapse, double... strengths) {
    CounterRandom random = new CounterRandom(seed, 0);
    Trials trials = new Trials();
    for (int i = 0; i < strengths.length; i++) {
      double share = lapse + (1 - 2 * lapse) * Sigmoid.NORMAL.value((strengths[i] - bias) / scale);
      for (int r = 0; r < repeats; r++) {
        trials.add(
            "c" + i,
            strengths[i],
            strengths[i] >= 0 ? "right" : "left",
            random.nextDouble() < share ? "right" : "left");
      }
    }
    return trials.system("chooser " + seed);
  }

  /** Right with a probability of its own in each condition. */
  static NeuralSystem recogniser(long seed, int repeats, double... accuracies) {
    CounterRandom random = new CounterRandom(seed, 0);
    Trials trials = new Trials();
    for (int i = 0; i < accuracies.length; i++) {
      String truth = "abc".substring(i % 3, i % 3 + 1);
      for (int r = 0; r < repeats; r++) {
        boolean right = random.nextDouble() < accuracies[i];
        String wrong = "abc".replace(truth, "").substring(random.nextInt(2)).substring(0, 1);
        trials.add("c" + i, i - 4, truth, right ? truth : wrong, wrong);
      }
    }
    return trials.system("recogniser " + seed);
  }

  static <O extends Record, P> List<Score> scores(
      Comparison<O, P> comparison, O options, NeuralSystem reference, NeuralSystem candidate) {
    Design design = Design.shared(List.of(reference, candidate));
    TestRun run = new TestRun(3);
    return comparison.score(
        comparison.prepare(design.sample(comparison.reading(reference, options)), options, run),
        comparison.prepare(design.sample(comparison.reading(candidate, options)), options, run),
        options,
        run);
  }

  static double value(List<Score> scores, String name) {
    return scores.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow().value();
  }

  static <O extends Record> O options(Class<O> type, Object... pairs) {
    java.util.Map<String, Object> values = new java.util.LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((String) pairs[i], pairs[i + 1]);
    }
    return Options.bind(type, values);
  }
}
