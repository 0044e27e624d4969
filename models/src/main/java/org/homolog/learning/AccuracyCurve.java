package org.homolog.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Task;
import org.homolog.spi.TrialVariable;

/**
 * How a network's accuracy depends on one variable of its task, over all levels of the others: a
 * psychometric curve where the task has a finer grid of that variable, else its test grid.
 *
 * @param variable the variable's name
 * @param unit its unit; empty if it has none
 * @param psychometric whether this is the finer grid
 * @param points one per level, in the order of the grid
 */
public record AccuracyCurve(
    String variable, String unit, boolean psychometric, List<AccuracyCurve.Point> points) {
  /** Trials shown for all curves of a task together, at least; grids are shown whole. */
  private static final int TRIALS = 1000;

  /** More levels than these are no curve: directions around a ring, numbers of exemplars. */
  private static final int LEVELS = 12;

  /**
   * Accuracy at a level.
   *
   * @param level the level, as the trials' table has it
   * @param trials trials at that level
   * @param accuracy share of them answered rightly
   */
  public record Point(String level, int trials, double accuracy) {}

  /** Copies the points. */
  public AccuracyCurve {
    points = List.copyOf(points);
  }

  /**
   * The curves of a network: of each variable that the psychometric grid has other levels of, or,
   * where there is none, of each that the test grid has several of. Noise of the stimuli is on.
   *
   * @param trained the network
   * @param task its task
   * @return the curves; none for a task that is not given by variables
   */
  public static List<AccuracyCurve> of(TrainedNetwork trained, Task task) {
    if (!(task instanceof FactorialTask factorial)) {
      return List.of();
    }
    List<TrialVariable> finer =
        factorial.variables().stream().filter(AccuracyCurve::finer).toList();
    Task.Mode mode = finer.isEmpty() ? Task.Mode.TEST : Task.Mode.PSYCHOMETRIC;
    List<TrialVariable> shown =
        (finer.isEmpty() ? factorial.variables() : finer)
            .stream().filter(variable -> isCurve(variable.grid(mode).length)).toList();
    return shown.isEmpty() ? List.of() : measure(trained, task, mode, shown);
  }

  private static boolean finer(TrialVariable variable) {
    return !Arrays.equals(variable.grid(Task.Mode.TEST), variable.grid(Task.Mode.PSYCHOMETRIC));
  }

  private static boolean isCurve(int levels) {
    return levels > 1 && levels <= LEVELS;
  }

  private static List<AccuracyCurve> measure(
      TrainedNetwork trained, Task task, Task.Mode mode, List<TrialVariable> variables) {
    int grid = task.gridSize(mode);
    int trials = grid * Math.max(1, (TRIALS + grid - 1) / grid);
    List<Map<String, double[]>> sums = new ArrayList<>();
    List<String> units = new ArrayList<>();
    variables.forEach(variable -> sums.add(new LinkedHashMap<>()));
    trained.test(
        task,
        mode,
        trials,
        (batch, outputs, right) -> {
          units.clear();
          for (int i = 0; i < sums.size(); i++) {
            var column = batch.conditions().column(variables.get(i).name());
            units.add(column.unit());
            for (int trial = 0; trial < right.length; trial++) {
              double[] sum = sums.get(i).computeIfAbsent(column.text(trial), l -> new double[2]);
              sum[0] += right[trial];
              sum[1]++;
            }
          }
        });
    List<AccuracyCurve> curves = new ArrayList<>();
    for (int i = 0; i < sums.size(); i++) {
      List<Point> points = new ArrayList<>();
      sums.get(i)
          .forEach((level, sum) -> points.add(new Point(level, (int) sum[1], sum[0] / sum[1])));
      curves.add(
          new AccuracyCurve(
              variables.get(i).name(), units.get(i), mode == Task.Mode.PSYCHOMETRIC, points));
    }
    return curves;
  }
}
