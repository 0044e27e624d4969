package org.homolog.spi;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.jspecify.annotations.Nullable;

/**
 * A task given by its variables and by how one trial is made from them. In training each variable
 * is drawn at random; in grids the variables are crossed, the last one varying fastest. Trials of a
 * batch are independent of each other: trial k of a seed is the same in any batch, with noise on or
 * off, and of its own length.
 */
public class FactorialTask implements Task {
  private final String id;
  private final double stepMilliseconds;
  private final Loss loss;
  private final List<String> inputs;
  private final List<String> outputs;
  private final double[] outputWeights;
  private final List<TrialVariable> variables;
  private final Consumer<TrialBuilder> maker;
  private final ToDoubleFunction<JudgedTrial> judge;
  private final boolean lastStepAnswers;
  private final Once chance;
  private final @Nullable Once shortcut;
  private final @Nullable Once idealObserver;
  private final String baselines;

  /**
   * A task as declared.
   *
   * @param declaration the declaration, complete
   * @throws HomologException if something is missing
   */
  protected FactorialTask(TaskDeclaration declaration) {
    this.id = declaration.id;
    this.stepMilliseconds = declaration.stepMilliseconds;
    this.loss = declaration.loss;
    this.inputs = declaration.inputs;
    this.outputs = declaration.outputs;
    this.outputWeights = declaration.outputWeights.clone();
    this.variables = declaration.variables;
    this.maker = declaration.maker;
    if (declaration.chance == null) {
      throw HomologException.mistake("task " + id + ": what guessing reaches must be said");
    }
    this.chance = new Once(declaration.chance);
    this.shortcut = declaration.shortcut == null ? null : new Once(declaration.shortcut);
    this.idealObserver =
        declaration.idealObserver == null ? null : new Once(declaration.idealObserver);
    this.baselines = declaration.baselines;
    this.lastStepAnswers = loss == Loss.CROSS_ENTROPY && declaration.judge == null;
    this.judge =
        declaration.judge != null
            ? declaration.judge
            : trial -> trial.choice() == trial.label() ? 1 : 0;
    if (inputs.isEmpty() || outputs.isEmpty() || !(stepMilliseconds > 0)) {
      throw HomologException.mistake(
          "task " + id + ": inputs, outputs and a step above 0 ms are needed");
    }
    if (outputWeights.length != 0 && outputWeights.length != outputs.size()) {
      throw HomologException.mistake(
          "task " + id + ": one weight per output is needed, or none at all");
    }
    if (loss == Loss.SQUARED_ERROR && declaration.judge == null) {
      throw HomologException.mistake(
          "task " + id + ": what a right answer is must be said where targets are values");
    }
    if (variables.stream().map(TrialVariable::name).distinct().count() != variables.size()) {
      throw HomologException.mistake("task " + id + ": two variables have the same name");
    }
  }

  /**
   * Begins a declaration.
   *
   * @param id name of the task
   * @return the declaration
   */
  public static TaskDeclaration named(String id) {
    return new TaskDeclaration(id);
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final List<String> inputs() {
    return inputs;
  }

  @Override
  public final List<String> outputs() {
    return outputs;
  }

  @Override
  public final double stepSeconds() {
    return stepMilliseconds / 1000;
  }

  @Override
  public final Loss loss() {
    return loss;
  }

  @Override
  public final double[] outputWeights() {
    return outputWeights.clone();
  }

  /**
   * Its variables.
   *
   * @return the variables, in the order of the columns of the trials' table
   */
  public final List<TrialVariable> variables() {
    return variables;
  }

  double stepMilliseconds() {
    return stepMilliseconds;
  }

  int inputCount() {
    return inputs.size();
  }

  int outputCount() {
    return outputs.size();
  }

  @Override
  public final int gridSize() {
    return gridSize(Mode.TEST);
  }

  @Override
  public final int gridSize(Mode mode) {
    long size = 1;
    for (TrialVariable variable : variables) {
      size = Math.multiplyExact(size, (long) variable.levels(mode).length);
    }
    return Math.toIntExact(size);
  }

  @Override
  public final Trials draw(long seed, long first, int count, Mode mode) {
    long noiseSeed = CounterRandom.seed(seed, "noise");
    TrialBuilder.Made[] made = new TrialBuilder.Made[count];
    int expected = 0;
    for (int k = 0; k < count; k++) {
      long number = first + k;
      TrialBuilder trial =
          new TrialBuilder(
              this,
              mode,
              number,
              expected,
              new CounterRandom(seed, number),
              new CounterRandom(noiseSeed, number));
      maker.accept(trial);
      made[k] = trial.finish();
      expected = made[k].length();
    }
    return TrialAssembly.of(
        made, inputCount(), loss == Loss.CROSS_ENTROPY ? 1 : outputCount(), table(made));
  }

  private Table table(TrialBuilder.Made[] made) {
    Table table = Table.empty(made.length);
    double[] values = new double[made.length];
    for (int i = 0; i < variables.size(); i++) {
      for (int k = 0; k < made.length; k++) {
        values[k] = made[k].values()[i];
      }
      table = table.with(List.of(variables.get(i).column(values)));
    }
    return table;
  }

  @Override
  public final double[] judge(Trials trials, float[] answers) {
    if (answers.length != (long) trials.steps() * trials.trials() * outputCount()) {
      throw new IllegalArgumentException(
          "outputs have "
              + answers.length
              + " values; "
              + trials
              + " with "
              + outputCount()
              + " outputs need another number");
    }
    double[] right = new double[trials.trials()];
    Arrays.setAll(
        right, k -> judge.applyAsDouble(new JudgedTrial(trials, k, answers, outputs.size())));
    return right;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Only where answers are judged as usual: the largest output of the last step.
   */
  @Override
  public final List<String> answers(Trials trials, float[] answers) {
    if (!lastStepAnswers) {
      return List.of();
    }
    return IntStream.range(0, trials.trials())
        .mapToObj(k -> outputs.get(new JudgedTrial(trials, k, answers, outputs.size()).choice()))
        .toList();
  }

  @Override
  public final double chance() {
    return chance.value();
  }

  @Override
  public final OptionalDouble shortcut() {
    return shortcut == null ? OptionalDouble.empty() : OptionalDouble.of(shortcut.value());
  }

  @Override
  public final OptionalDouble idealObserver() {
    return idealObserver == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(idealObserver.value());
  }

  @Override
  public final String baselines() {
    return baselines;
  }

  @Override
  public String toString() {
    return id;
  }

  /** A number computed when first asked for. */
  private static final class Once {
    private final DoubleSupplier supplier;
    private double value;
    private boolean known;

    Once(DoubleSupplier supplier) {
      this.supplier = supplier;
    }

    synchronized double value() {
      if (!known) {
        value = supplier.getAsDouble();
        known = true;
      }
      return value;
    }
  }
}
