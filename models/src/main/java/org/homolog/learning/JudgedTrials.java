package org.homolog.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Task;
import org.homolog.system.Performance;

/** Trials that a network was judged on, batch by batch, as a population of outcomes. */
final class JudgedTrials {
  private static final String TRIAL = "trial";
  private static final String PRESENTATION = "presentation";

  private final List<Table> batches = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final List<Double> outcomes = new ArrayList<>();

  /**
   * Adds a batch.
   *
   * @param conditions one row per trial
   * @param answered one per trial, or none where answers are not known
   * @param right 1 or 0 per trial
   */
  void add(Table conditions, List<String> answered, double[] right) {
    batches.add(conditions);
    for (int trial = 0; trial < right.length; trial++) {
      answers.add(answered.isEmpty() ? "" : answered.get(trial));
      outcomes.add(right[trial]);
    }
  }

  /**
   * All trials, in order.
   *
   * @param task the task; trial k is condition k modulo the size of its grid
   * @param conditions columns that make a condition; without any, each trial of the grid is one
   */
  Population population(Task task, List<String> conditions) {
    int count = outcomes.size();
    List<Column> columns = new ArrayList<>();
    for (String name : batches.get(0).names()) {
      columns.add(stacked(name));
    }
    double[] right = outcomes.stream().mapToDouble(Double::doubleValue).toArray();
    Table entries =
        Table.empty(count)
            .with(columns)
            .with(Column.texts(Performance.ANSWER, answers.toArray(String[]::new)))
            .with(
                Column.integers(
                    Performance.CORRECT, Arrays.stream(right).mapToLong(Math::round).toArray()))
            .with(
                Column.integers(PRESENTATION, IntStream.range(0, count).asLongStream().toArray()));
    if (!entries.has(TRIAL)) {
      int grid = task.gridSize();
      entries =
          entries.with(
              Column.integers(TRIAL, IntStream.range(0, count).mapToLong(k -> k % grid).toArray()));
    }
    return Population.builder(entries, Table.of(Column.texts("unit", "outcome")))
        .name("judged trials of " + task.id())
        .conditions(conditions.isEmpty() ? List.of(TRIAL) : conditions)
        .repeats(PRESENTATION)
        .valueUnit("1 if right, 0 if not")
        .values(right)
        .build();
  }

  private Column stacked(String name) {
    Column first = batches.get(0).column(name);
    Column all =
        first.isNumeric()
            ? Column.numbers(
                name,
                batches.stream()
                    .flatMapToDouble(b -> Arrays.stream(b.column(name).numbers()))
                    .toArray())
            : Column.texts(
                name,
                batches.stream()
                    .flatMap(b -> Arrays.stream(b.column(name).texts()))
                    .toArray(String[]::new));
    return all.unit(first.unit()).description(first.description());
  }
}
