package org.homolog.spi;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.homolog.failure.HomologException;
import org.jspecify.annotations.Nullable;

/** What makes a {@link FactorialTask}. Methods return this. */
public final class TaskDeclaration {
  final String id;
  double stepMilliseconds = 20;
  Task.Loss loss = Task.Loss.CROSS_ENTROPY;
  List<String> inputs = List.of();
  List<String> outputs = List.of();
  double[] outputWeights = new double[0];
  List<TrialVariable> variables = List.of();
  Consumer<TrialBuilder> maker = trial -> {};
  @Nullable ToDoubleFunction<JudgedTrial> judge;
  @Nullable DoubleSupplier chance;
  @Nullable DoubleSupplier shortcut;
  @Nullable DoubleSupplier idealObserver;
  String baselines = "";

  TaskDeclaration(String id) {
    this.id = id;
  }

  /**
   * Duration of a step; 20 ms unless said otherwise.
   *
   * @param milliseconds the duration
   * @return this
   */
  public TaskDeclaration step(double milliseconds) {
    stepMilliseconds = milliseconds;
    return this;
  }

  /**
   * The input channels.
   *
   * @param names one name per channel
   * @return this
   */
  public TaskDeclaration inputs(List<String> names) {
    inputs = List.copyOf(names);
    return this;
  }

  /**
   * The input channels.
   *
   * @param names one name per channel
   * @return this
   */
  public TaskDeclaration inputs(String... names) {
    return inputs(List.of(names));
  }

  /**
   * Outputs that are classes: one is chosen, trained by cross-entropy and, unless said otherwise,
   * judged at the last step.
   *
   * @param names one name per output
   * @return this
   */
  public TaskDeclaration choices(List<String> names) {
    outputs = List.copyOf(names);
    loss = Task.Loss.CROSS_ENTROPY;
    return this;
  }

  /**
   * Outputs that are classes: one is chosen, trained by cross-entropy and, unless said otherwise,
   * judged at the last step.
   *
   * @param names one name per output
   * @return this
   */
  public TaskDeclaration choices(String... names) {
    return choices(List.of(names));
  }

  /**
   * Outputs that follow target values, trained by squared error.
   *
   * @param names one name per output
   * @return this
   */
  public TaskDeclaration values(List<String> names) {
    outputs = List.copyOf(names);
    loss = Task.Loss.SQUARED_ERROR;
    return this;
  }

  /**
   * Outputs that follow target values, trained by squared error.
   *
   * @param names one name per output
   * @return this
   */
  public TaskDeclaration values(String... names) {
    return values(List.of(names));
  }

  /**
   * What each output counts in the squared error; all alike unless said otherwise.
   *
   * @param weights one per output
   * @return this
   */
  public TaskDeclaration outputWeights(double... weights) {
    outputWeights = weights.clone();
    return this;
  }

  /**
   * The variables of a trial, the last varying fastest in grids.
   *
   * @param all the variables
   * @return this
   */
  public TaskDeclaration variables(List<TrialVariable> all) {
    variables = List.copyOf(all);
    return this;
  }

  /**
   * The variables of a trial, the last varying fastest in grids.
   *
   * @param all the variables
   * @return this
   */
  public TaskDeclaration variables(TrialVariable... all) {
    return variables(List.of(all));
  }

  /**
   * How one trial is made. Batches may be drawn by several threads at once, so that it keeps
   * nothing between trials.
   *
   * @param made makes one trial
   * @return this
   */
  public TaskDeclaration trial(Consumer<TrialBuilder> made) {
    maker = made;
    return this;
  }

  /**
   * How an answer is judged: 1 if right and 0 if not. Without it, classes are right if the largest
   * output of the last step is the class wanted there.
   *
   * @param right the rule
   * @return this
   */
  public TaskDeclaration judge(ToDoubleFunction<JudgedTrial> right) {
    judge = right;
    return this;
  }

  /**
   * What guessing reaches.
   *
   * @param value computed when first asked for
   * @return this
   */
  public TaskDeclaration chance(DoubleSupplier value) {
    chance = value;
    return this;
  }

  /**
   * What guessing reaches.
   *
   * @param value the value
   * @return this
   */
  public TaskDeclaration chance(double value) {
    return chance(() -> value);
  }

  /**
   * What the best answer from part of the evidence reaches.
   *
   * @param value computed when first asked for
   * @return this
   */
  public TaskDeclaration shortcut(DoubleSupplier value) {
    shortcut = value;
    return this;
  }

  /**
   * What an ideal observer reaches.
   *
   * @param value computed when first asked for
   * @return this
   */
  public TaskDeclaration idealObserver(DoubleSupplier value) {
    idealObserver = value;
    return this;
  }

  /**
   * How chance, shortcut and ideal observer were found.
   *
   * @param text one or two sentences
   * @return this
   */
  public TaskDeclaration baselines(String text) {
    baselines = text;
    return this;
  }

  /**
   * The task.
   *
   * @return the task
   * @throws HomologException if something is missing
   */
  public FactorialTask build() {
    return new FactorialTask(this);
  }
}
