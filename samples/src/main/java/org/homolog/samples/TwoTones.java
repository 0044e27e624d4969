package org.homolog.samples;

import org.homolog.spi.FactorialTask;
import org.homolog.spi.Task;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.spi.Trials;
import org.homolog.task.TaskLinter;

/** A task of one's own: was the first of two tones the higher one? Prints trials of it. */
public final class TwoTones {
  private static final TrialVariable DELAY =
      TrialVariable.levels("delay", 200, 400, 800).unit("ms").description("between the tones");
  private static final TrialVariable FIRST = TrialVariable.levels("first", 1, 2, 3, 4).unit("kHz");
  private static final TrialVariable HIGHER =
      TrialVariable.index("higher", 2).words("second", "first").description("the higher tone");
  private static final TrialVariable GO = TrialVariable.derived("go").unit("s");

  private TwoTones() {}

  /**
   * The task.
   *
   * @return the task, to train on or to offer from a plug-in
   */
  public static FactorialTask task() {
    return FactorialTask.named("two-tones")
        .step(20)
        .inputs("fixation", "tone")
        .choices("fixate", "first", "second")
        .variables(DELAY, FIRST, HIGHER, GO)
        .trial(TwoTones::trial)
        .chance(0.5)
        .baselines("Chance: exact.")
        .build();
  }

  private static void trial(TrialBuilder trial) {
    boolean firstHigher = trial.whole(HIGHER) == 1;
    double second = trial.get(FIRST) + (firstHigher ? -1 : 1);
    trial.period(300);
    int on1 = trial.period(200);
    int off1 = trial.period(trial.get(DELAY));
    int on2 = trial.period(200);
    int go = trial.period(300);
    trial.input(0, 0, go, 1);
    trial.input(1, on1, off1, trial.get(FIRST) / 5);
    trial.input(1, on2, go, second / 5);
    trial.noise(1, 1, on1, go, 0.05);
    trial.label(go, trial.length(), firstHigher ? 1 : 2);
    trial.setTime(GO, go);
  }

  /**
   * Prints the trials of the grid, and what is wrong with the task, if anything.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Trials grid = task().draw(1, 0, task().gridSize(), Task.Mode.NOISELESS);
    System.out.println(grid);
    grid.conditions().names().forEach(System.out::println);
    TaskLinter.examine(task(), 1, 500).forEach(finding -> System.out.println(finding.text()));
  }
}
