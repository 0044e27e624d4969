package org.homolog.task.composed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.JudgedTrial;
import org.homolog.spi.Task;
import org.homolog.spi.TaskDeclaration;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.spi.Trials;
import org.homolog.system.PairFormula;
import org.homolog.task.Periods;
import org.homolog.task.Ring;
import org.homolog.task.TaskLinter;

/** Makes a task of a {@link Composition}. */
public final class ComposedTask {
  private static final int SIMULATED = 2000;

  private final Composition composition;
  private final Map<String, Integer> firstChannel = new HashMap<>();
  private final Map<String, Integer> channels = new HashMap<>();
  private final List<TrialVariable> onsets = new ArrayList<>();
  private int inputCount;

  private ComposedTask(Composition composition) {
    this.composition = composition;
    for (Composition.Group group : composition.inputs()) {
      firstChannel.put(group.name(), inputCount);
      channels.put(group.name(), group.channels());
      inputCount += group.channels();
    }
    composition.periods().forEach(period -> onsets.add(Periods.time(period.name() + "_on")));
  }

  /**
   * The task.
   *
   * @param composition what it is made of; groups, variables and outputs that it names exist
   * @return the task
   * @throws HomologException if a trial cannot be made, such as where a formula gives a class that
   *     there is not
   */
  public static FactorialTask of(Composition composition) {
    FactorialTask task = new ComposedTask(composition).declared().build();
    task.draw(0, 0, Math.min(task.gridSize(), 1000), Task.Mode.NOISELESS);
    task.draw(0, 0, 100, Task.Mode.TRAIN_NOISELESS);
    return task;
  }

  private TaskDeclaration declared() {
    List<TrialVariable> variables = new ArrayList<>();
    composition.variables().forEach(variable -> variables.add(variable.variable()));
    variables.addAll(onsets);
    TaskDeclaration task =
        FactorialTask.named(composition.name())
            .step(composition.dt())
            .inputs(inputNames())
            .variables(variables)
            .trial((Consumer<TrialBuilder>) this::make);
    if (composition.classes()) {
      task.choices(composition.outputs());
    } else {
      task.values(composition.outputs()).judge(this::near);
    }
    boolean noisy =
        composition.periods().stream()
            .flatMap(period -> period.noise().values().stream())
            .anyMatch(sigma -> sigma > 0);
    if (!noisy) {
      task.idealObserver(this::withoutNoise);
    }
    return task.chance(this::constant)
        .baselines(
            "Chance: always what is wanted most often at the end, or its mean, on "
                + SIMULATED
                + " drawn trials."
                + (noisy
                    ? " What an ideal observer reaches is not known."
                    : " Ideal observer: 1 if no trials that begin alike end differently, by "
                        + SIMULATED
                        + " drawn trials; else not better than chance there."));
  }

  private List<String> inputNames() {
    List<String> names = new ArrayList<>();
    for (Composition.Group group : composition.inputs()) {
      for (int k = 0; k < group.channels(); k++) {
        names.add(
            group.channels() == 1
                ? group.name()
                : group.name() + " " + (float) (360.0 * k / group.channels()) + " degrees");
      }
    }
    return names;
  }

  private void make(TrialBuilder trial) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Composition.Variable variable : composition.variables()) {
      variable
          .formula()
          .ifPresent(
              formula ->
                  trial.set(
                      variable.variable(),
                      value(formula, values, "variable " + variable.variable().name())));
      values.put(variable.variable().name(), trial.get(variable.variable()));
    }
    for (int k = 0; k < composition.periods().size(); k++) {
      Composition.Period period = composition.periods().get(k);
      double duration =
          period.duration().variable().isEmpty()
              ? Periods.of(trial, period.duration().milliseconds())
              : values.getOrDefault(period.duration().variable(), 0.0);
      int from = trial.period(duration);
      int to = trial.length();
      trial.setTime(onsets.get(k), from);
      for (Composition.Shown shown : period.shown()) {
        show(trial, period, shown, values, from, to);
      }
      period.noise().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              noise ->
                  trial.noise(
                      firstChannel.getOrDefault(noise.getKey(), 0),
                      channels.getOrDefault(noise.getKey(), 0),
                      from,
                      to,
                      noise.getValue() / Math.sqrt(composition.dt())));
      want(trial, period, values, from, to);
      trial.weigh(from, to, period.weight());
    }
  }

  private void show(
      TrialBuilder trial,
      Composition.Period period,
      Composition.Shown shown,
      Map<String, Double> values,
      int from,
      int to) {
    String what = "input " + shown.group() + " of period " + period.name();
    double value = value(shown.value(), values, what);
    int first = firstChannel.getOrDefault(shown.group(), 0);
    int count = channels.getOrDefault(shown.group(), 0);
    if (shown.at().isEmpty()) {
      for (int k = 0; k < count; k++) {
        trial.input(first + k, from, to, value);
      }
      return;
    }
    double angle = Math.toRadians(value(shown.at().get(), values, what));
    Ring ring = new Ring(count);
    for (int k = 0; k < count; k++) {
      double tuned =
          shown.tuning() == Composition.Tuning.BUMP
              ? ring.bump(angle, k) / Ring.PEAK
              : (1 + StrictMath.cos(angle - ring.preferred(k))) / 2;
      trial.input(first + k, from, to, value * tuned);
    }
  }

  private void want(
      TrialBuilder trial, Composition.Period period, Map<String, Double> values, int from, int to) {
    period
        .wanted()
        .forEach(
            (output, formula) -> {
              double value = value(formula, values, "what period " + period.name() + " wants");
              if (!composition.classes()) {
                trial.target(composition.outputs().indexOf(output), from, to, value);
                return;
              }
              if (value != Math.rint(value) || value < 0 || value >= composition.outputs().size()) {
                throw HomologException.mistake(
                    "period "
                        + period.name()
                        + " wants class "
                        + value
                        + " (the formula "
                        + formula
                        + " where "
                        + values
                        + "), but classes are numbered from 0 to "
                        + (composition.outputs().size() - 1));
              }
              trial.label(from, to, (int) value);
            });
  }

  private static double value(PairFormula formula, Map<String, Double> values, String what) {
    List<Column> columns = new ArrayList<>();
    values.forEach((name, value) -> columns.add(Column.numbers(name, value)));
    double value = formula.value(columns.isEmpty() ? Table.empty(1) : Table.of(columns), 0, 0);
    if (!Double.isFinite(value)) {
      throw HomologException.mistake(
          what + ": the formula " + formula + " gives " + value + " where " + values);
    }
    return value;
  }

  /** Whether all outputs are right at the last step. */
  private double near(JudgedTrial trial) {
    int step = trial.length() - 1;
    for (int k = 0; k < trial.outputs(); k++) {
      if (!(Math.abs(trial.answer(k, step) - trial.target(k, step)) < composition.tolerance())) {
        return 0;
      }
    }
    return 1;
  }

  private Trials drawn(FactorialTask task) {
    return task.draw(1, 0, SIMULATED, Task.Mode.TRAIN_NOISELESS);
  }

  private FactorialTask again() {
    return declared().chance(0).build();
  }

  private double constant() {
    FactorialTask task = again();
    Trials trials = drawn(task);
    int outputs = composition.outputs().size();
    double[] sums = new double[outputs];
    for (int k = 0; k < SIMULATED; k++) {
      int at = (trials.lengths()[k] - 1) * SIMULATED + k;
      for (int output = 0; output < trials.targetCount(); output++) {
        if (composition.classes()) {
          sums[(int) trials.targets()[at]] += 1.0 / SIMULATED;
        } else {
          sums[output] += trials.targets()[at * outputs + output] / SIMULATED;
        }
      }
    }
    float[] answers = new float[trials.steps() * SIMULATED * outputs];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = (float) sums[i % outputs];
    }
    double right = 0;
    for (double one : task.judge(trials, answers)) {
      right += one / SIMULATED;
    }
    return right;
  }

  private double withoutNoise() {
    FactorialTask task = again();
    return TaskLinter.examine(task, drawn(task)).isEmpty() ? 1 : constant();
  }
}
