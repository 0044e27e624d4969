package org.homolog.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.TrialVariable;
import org.homolog.task.decision.ContextDecision;
import org.homolog.task.decision.ContextDecisionOptions;
import org.homolog.task.memory.CategoryMatch;
import org.homolog.task.memory.CategoryMatchOptions;
import org.junit.jupiter.api.Test;

class TaskLinterTest {
  @Test
  void aRandomDelayWithoutAGoCueIsFound() {
    Task task =
        ContextDecision.of(Options.bind(ContextDecisionOptions.class, Map.of("go-cue", false)));
    List<TaskLinter.Finding> findings = TaskLinter.examine(task, 1, 200);
    assertTrue(findings.size() > 10, findings.toString());
    assertTrue(findings.get(0).text().contains("fixate"), findings.get(0).text());
    Task fixed =
        ContextDecision.of(
            Options.bind(ContextDecisionOptions.class, Map.of("go-cue", false, "delay", 300)));
    assertEquals(List.of(), TaskLinter.examine(fixed, 1, 200));
  }

  @Test
  void categoriesThatTwoChannelsDoNotShowAreFound() {
    for (int directions : new int[] {2, 3}) {
      Task task =
          CategoryMatch.of(
              Options.bind(CategoryMatchOptions.class, Map.of("directions", directions)));
      List<TaskLinter.Finding> findings =
          TaskLinter.examine(task, task.draw(1, 0, task.gridSize(), Task.Mode.NOISELESS));
      assertEquals(directions > 2, findings.isEmpty(), findings.toString());
    }
  }

  @Test
  void labelsThatDoNotExistAndTrialsThatEndUncountedAreFound() {
    TrialVariable which = TrialVariable.index("which", 3);
    FactorialTask task =
        FactorialTask.named("wrong")
            .inputs("x")
            .choices("a", "b")
            .variables(which)
            .chance(0.5)
            .trial(
                trial -> {
                  trial.steps(4);
                  trial.input(0, 0, 4, trial.get(which) == 2 ? Double.NaN : trial.get(which));
                  trial.label(0, 4, trial.whole(which) == 0 ? 2 : 1);
                  trial.weigh(2, 4, trial.whole(which) == 1 ? 0 : 1);
                })
            .build();
    List<TaskLinter.Finding> findings =
        TaskLinter.examine(task, task.draw(1, 0, 3, Task.Mode.NOISELESS));
    assertEquals(3, findings.size(), findings.toString());
    assertTrue(findings.get(0).text().contains("is no answer there is"));
    assertTrue(findings.get(1).text().contains("does not count"));
    assertTrue(findings.get(2).text().contains("input x is not a number"));
  }
}
