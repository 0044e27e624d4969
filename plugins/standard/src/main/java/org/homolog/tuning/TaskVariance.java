package org.homolog.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;

/**
 * How much each unit varies within each of several tasks (Yang et al. 2019,
 * doi:10.1038/s41593-018-0310-2): the variance over the conditions of the task (divisor: their
 * number) in each time bin, averaged over bins. Immutable.
 *
 * @param tasks names of tasks
 * @param values units x tasks
 */
public record TaskVariance(List<String> tasks, Matrix values) {
  /** Copies the names. */
  public TaskVariance {
    tasks = List.copyOf(tasks);
    if (tasks.size() != values.columns()) {
      throw new IllegalArgumentException("as many tasks as columns are needed");
    }
  }

  /**
   * The variances of a population whose conditions belong to tasks.
   *
   * @param population averaged over its repeats first; a bin counts where two conditions of the
   *     task or more have a value, so that trials may end at different times
   * @param column the condition column that names the task
   * @return one row per unit
   * @throws HomologException if there is no such column, or a task has no bin with two conditions
   */
  public static TaskVariance of(Population population, String column) {
    Population mean = population.averageRepeats();
    Table conditions = mean.conditions();
    Column tasks =
        conditions
            .find(column)
            .orElseThrow(
                () ->
                    HomologException.mistake(
                        population.name()
                            + ": "
                            + HomologException.unknownText(
                                "condition column", column, conditions.names())));
    Map<String, List<Integer>> entries = new LinkedHashMap<>();
    for (int i = 0; i < tasks.size(); i++) {
      entries.computeIfAbsent(tasks.text(i), name -> new ArrayList<>()).add(i);
    }
    int times = mean.timeCount();
    int units = mean.unitCount();
    double[] all = mean.byEntry().array();
    Matrix values = Matrix.zeros(units, entries.size());
    int task = 0;
    for (Map.Entry<String, List<Integer>> one : entries.entrySet()) {
      List<Integer> chosen = one.getValue();
      // Time-major, as networks give it.
      double[] activity = new double[times * chosen.size() * units];
      for (int t = 0; t < times; t++) {
        for (int i = 0; i < chosen.size(); i++) {
          System.arraycopy(
              all,
              (chosen.get(i) * times + t) * units,
              activity,
              (t * chosen.size() + i) * units,
              units);
        }
      }
      double[] variances = within(activity, times, chosen.size(), units);
      for (int unit = 0; unit < units; unit++) {
        if (Double.isNaN(variances[unit])) {
          throw HomologException.mistake(
              population.name()
                  + ": task "
                  + one.getKey()
                  + " has no time bin in which two of its conditions have a value for every unit");
        }
        values.array()[unit * entries.size() + task] = variances[unit];
      }
      task++;
    }
    return new TaskVariance(List.copyOf(entries.keySet()), values);
  }

  /**
   * The variance of each unit within one task.
   *
   * @param activity times x trials x units, time-major; NaN after a trial's end
   * @param times number of time bins
   * @param trials number of trials or conditions
   * @param units number of units
   * @return one per unit; NaN for a unit without a bin with two values
   */
  public static double[] within(double[] activity, int times, int trials, int units) {
    double[] total = new double[units];
    int[] bins = new int[units];
    for (int t = 0; t < times; t++) {
      for (int unit = 0; unit < units; unit++) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < trials; i++) {
          double value = activity[(t * trials + i) * units + unit];
          if (!Double.isNaN(value)) {
            sum += value;
            count++;
          }
        }
        if (count < 2) {
          continue;
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < trials; i++) {
          double value = activity[(t * trials + i) * units + unit];
          squares += Double.isNaN(value) ? 0 : (value - mean) * (value - mean);
        }
        total[unit] += squares / count;
        bins[unit]++;
      }
    }
    for (int unit = 0; unit < units; unit++) {
      total[unit] = bins[unit] == 0 ? Double.NaN : total[unit] / bins[unit];
    }
    return total;
  }

  /**
   * The units that vary at all.
   *
   * @param threshold least sum of a unit's variances, exclusive
   * @return places of units, ascending
   */
  public int[] active(double threshold) {
    return IntStream.range(0, values.rows())
        .filter(unit -> Arrays.stream(values.row(unit)).sum() > threshold)
        .toArray();
  }

  /**
   * The variances of chosen units, each divided by the unit's largest.
   *
   * @param units places of units that vary
   * @return units x tasks, 0 to 1
   */
  public Matrix normalised(int[] units) {
    Matrix chosen = values.selectRows(units);
    int width = chosen.columns();
    for (int i = 0; i < units.length; i++) {
      double largest = Arrays.stream(chosen.row(i)).max().orElse(0);
      for (int k = 0; k < width; k++) {
        chosen.array()[i * width + k] /= largest;
      }
    }
    return chosen;
  }

  /**
   * How far units serve one task rather than another: (a - b) / (a + b), a and b the variances in
   * the two.
   *
   * @param one place of a task
   * @param other place of another task
   * @param units places of units
   * @return one per unit, -1 to 1; NaN for a unit that varies in neither
   */
  public double[] fractional(int one, int other, int[] units) {
    return Arrays.stream(units)
        .mapToDouble(
            unit -> {
              double a = values.get(unit, one);
              double b = values.get(unit, other);
              return (a - b) / (a + b);
            })
        .toArray();
  }
}
