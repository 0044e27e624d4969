package org.homolog.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.network.ContinuousTimeRecurrent;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.system.Performance;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.junit.jupiter.api.Test;

/** The trials behind a network's performance tell the same as the performance. */
class JudgedTrialsTest {
  private static final Task TASK =
      new RandomDots(Options.bind(RandomDotsOptions.class, Map.of("stimulus", 100)));

  private static Performance performance(int trials, List<String> conditions) {
    return TaskTraining.untrained(
            Options.bind(ContinuousTimeRecurrent.class, Map.of("units", 8)), TASK, 3)
        .performance(TASK, trials, conditions);
  }

  @Test
  void agreeWithTheAccuraciesOverSeveralBatches() {
    Performance performance = performance(700, List.of("choice", "coherence"));
    Population trials = performance.trials().orElseThrow();
    assertEquals(700, trials.entryCount());
    Column correct = trials.entries().column(Performance.CORRECT);
    Column answered = trials.entries().column(Performance.ANSWER);
    Column choice = trials.entries().column("choice");
    assertEquals(
        performance.overall(), Arrays.stream(correct.numbers()).average().orElseThrow(), 1e-12);
    assertEquals(List.copyOf(performance.byCondition().keySet()), trials.conditionLabels());
    int[][] entries = trials.entriesByCondition();
    for (int c = 0; c < entries.length; c++) {
      String label = trials.conditionLabels().get(c);
      assertEquals(
          performance.byCondition().get(label),
          Arrays.stream(entries[c]).mapToDouble(correct::number).average().orElseThrow(),
          1e-12,
          label);
    }
    for (int i = 0; i < 700; i++) {
      assertTrue(TASK.outputs().contains(answered.text(i)), answered.text(i));
      boolean right = answered.text(i).equals("choice " + choice.text(i));
      assertEquals(right ? 1 : 0, correct.number(i), "trial " + i);
    }
  }

  @Test
  void withoutConditionColumnsEachTrialOfTheGridIsACondition() {
    int grid = TASK.gridSize();
    Population trials = performance(2 * grid + 1, List.of()).trials().orElseThrow();
    assertEquals(grid, trials.conditionCount());
    assertEquals(3, trials.entriesByCondition()[0].length);
    assertTrue(trials.hasRepeats());
  }
}
