package org.homolog.spi;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.random.Ziggurat;

/**
 * One trial while it is made: its variables, then its periods, then what inputs show, what is
 * wanted and what steps count. Steps are numbered from 0, and {@code from} is inclusive, {@code to}
 * exclusive throughout. A step weighs 1 until said otherwise.
 */
public final class TrialBuilder {
  private static final int MOST_STEPS = 10_000_000;

  private final Task.Loss loss;
  private final double stepMilliseconds;
  private final int channels;
  private final int targetCount;
  private final List<TrialVariable> variables;
  private final double[] values;
  private final boolean drawn;
  private final boolean noisy;
  private final CounterRandom random;
  private final CounterRandom noise;
  private final long number;
  private int length;
  private float[] inputs;
  private float[] targets;
  private float[] weights;

  /** Room for an expected number of steps is made at once. */
  TrialBuilder(
      FactorialTask task,
      Task.Mode mode,
      long number,
      int expected,
      CounterRandom random,
      CounterRandom noise) {
    this.loss = task.loss();
    this.stepMilliseconds = task.stepMilliseconds();
    this.channels = task.inputCount();
    this.targetCount = loss == Task.Loss.CROSS_ENTROPY ? 1 : task.outputCount();
    this.variables = task.variables();
    this.noisy = mode != Task.Mode.NOISELESS && mode != Task.Mode.TRAIN_NOISELESS;
    this.random = random;
    this.noise = noise;
    this.number = number;
    this.values = new double[variables.size()];
    this.inputs = new float[expected * channels];
    this.targets = new float[expected * targetCount];
    this.weights = new float[expected];
    Arrays.fill(weights, 1);
    this.drawn = mode == Task.Mode.TRAIN || mode == Task.Mode.TRAIN_NOISELESS;
    long cell = number;
    for (int i = values.length - 1; i >= 0; i--) {
      double[] grid = variables.get(i).levels(mode);
      values[i] = drawn ? Double.NaN : grid[(int) Math.floorMod(cell, (long) grid.length)];
      cell = Math.floorDiv(cell, (long) grid.length);
    }
    if (drawn) {
      for (int i = 0; i < values.length; i++) {
        values[i] = variables.get(i).draw(random);
      }
    }
  }

  private int place(TrialVariable variable) {
    for (int i = 0; i < values.length; i++) {
      if (variables.get(i) == variable) {
        return i;
      }
    }
    throw new IllegalArgumentException("the task does not list the variable " + variable);
  }

  /**
   * The trial's number.
   *
   * @return the number, from 0
   */
  public long number() {
    return number;
  }

  /**
   * Whether noise is on.
   *
   * @return false in noise-free modes
   */
  public boolean isNoisy() {
    return noisy;
  }

  /**
   * Whether variables are drawn at random.
   *
   * @return false where they come from a grid
   */
  public boolean isDrawn() {
    return drawn;
  }

  /**
   * A number drawn at random, or a fixed one in grids.
   *
   * @param inGrids the number in grids
   * @param from inclusive lower bound
   * @param to exclusive upper bound
   * @return the number
   */
  public double uniform(double inGrids, double from, double to) {
    return drawn ? from + (to - from) * random.nextDouble() : inGrids;
  }

  /**
   * One of some numbers drawn at random, or a fixed one in grids.
   *
   * @param inGrids the number in grids
   * @param levels the numbers, one or more
   * @return the number
   */
  public double oneOf(double inGrids, double... levels) {
    return drawn ? levels[levels.length == 1 ? 0 : random.nextInt(levels.length)] : inGrids;
  }

  /**
   * What else is random about the trial than its variables; not for noise.
   *
   * @return the trial's own stream, the same with noise on and off
   */
  public CounterRandom random() {
    return random;
  }

  /**
   * The value of a variable in this trial.
   *
   * @param variable one of the task's variables
   * @return its value; NaN for one that is derived and not yet set
   */
  public double get(TrialVariable variable) {
    return values[place(variable)];
  }

  /**
   * The value of a whole-numbered variable in this trial.
   *
   * @param variable one of the task's variables
   * @return its value
   */
  public int whole(TrialVariable variable) {
    return (int) values[place(variable)];
  }

  /**
   * Sets a variable, such as a derived one.
   *
   * @param variable one of the task's variables
   * @param value its value
   */
  public void set(TrialVariable variable, double value) {
    values[place(variable)] = value;
  }

  /**
   * Sets a variable to the time at which a step begins.
   *
   * @param variable one of the task's variables, in seconds
   * @param step the step
   */
  public void setTime(TrialVariable variable, int step) {
    set(variable, step * stepMilliseconds / 1000);
  }

  /**
   * Adds a period at the end.
   *
   * @param milliseconds its duration; what is less than a step is dropped
   * @return its first step
   */
  public int period(double milliseconds) {
    // The tolerance keeps 0.3 / 0.1 at 3 steps.
    return steps((int) Math.floor(milliseconds / stepMilliseconds + 1e-9));
  }

  /**
   * Adds a period at the end that lasts until a given time.
   *
   * @param milliseconds from the trial's beginning, not before the present end; what is less than a
   *     step is dropped
   * @return its first step
   */
  public int until(double milliseconds) {
    return steps((int) Math.floor(milliseconds / stepMilliseconds + 1e-9) - length);
  }

  /**
   * Adds a period at the end.
   *
   * @param count its number of steps
   * @return its first step
   * @throws HomologException if a trial would be longer than ten million steps
   */
  public int steps(int count) {
    if (count < 0 || length + (long) count > MOST_STEPS) {
      throw HomologException.mistake(
          "a trial of " + length + " and " + count + " more steps is not from 0 to " + MOST_STEPS);
    }
    int first = length;
    length += count;
    if (length > weights.length) {
      int capacity = Math.max(length, Math.min(MOST_STEPS, 2 * weights.length));
      int before = weights.length;
      inputs = Arrays.copyOf(inputs, Math.multiplyExact(capacity, channels));
      targets = Arrays.copyOf(targets, Math.multiplyExact(capacity, targetCount));
      weights = Arrays.copyOf(weights, capacity);
      Arrays.fill(weights, before, capacity, 1);
    }
    return first;
  }

  /**
   * The number of steps so far: where the next period begins.
   *
   * @return steps
   */
  public int length() {
    return length;
  }

  private void check(int channel, int count, int from, int to) {
    if (channel < 0 || channel >= count || from < 0 || to > length) {
      throw new IndexOutOfBoundsException(
          "channel "
              + channel
              + " of "
              + count
              + ", steps "
              + from
              + " to "
              + to
              + " of a trial of "
              + length);
    }
  }

  /**
   * Shows a value on an input channel.
   *
   * @param channel the channel
   * @param from first step
   * @param to step after the last
   * @param value the value
   */
  public void input(int channel, int from, int to, double value) {
    check(channel, channels, from, to);
    for (int step = from; step < to; step++) {
      inputs[step * channels + channel] = (float) value;
    }
  }

  /**
   * Adds a value to what an input channel shows.
   *
   * @param channel the channel
   * @param from first step
   * @param to step after the last
   * @param value the value
   */
  public void add(int channel, int from, int to, double value) {
    check(channel, channels, from, to);
    for (int step = from; step < to; step++) {
      inputs[step * channels + channel] += (float) value;
    }
  }

  /**
   * Adds independent Gaussian noise to some channels, where noise is on.
   *
   * @param firstChannel first channel
   * @param channelCount how many
   * @param from first step
   * @param to step after the last
   * @param deviation standard deviation per step
   */
  public void noise(int firstChannel, int channelCount, int from, int to, double deviation) {
    if (!noisy || deviation == 0 || channelCount == 0) {
      return;
    }
    check(firstChannel, channels, from, to);
    check(firstChannel + channelCount - 1, channels, from, to);
    for (int step = from; step < to; step++) {
      int at = step * channels + firstChannel;
      for (int k = 0; k < channelCount; k++) {
        inputs[at + k] += (float) (deviation * Ziggurat.next(noise));
      }
    }
  }

  /**
   * What an input channel shows so far.
   *
   * @param channel the channel
   * @param step the step
   * @return its value
   */
  public double input(int channel, int step) {
    check(channel, channels, step, step + 1);
    return inputs[step * channels + channel];
  }

  /**
   * The class wanted, where the loss is cross-entropy.
   *
   * @param from first step
   * @param to step after the last
   * @param label number of the output
   */
  public void label(int from, int to, int label) {
    if (loss != Task.Loss.CROSS_ENTROPY) {
      throw new IllegalStateException("a task with target values has no labels");
    }
    check(0, 1, from, to);
    Arrays.fill(targets, from, Math.max(from, to), label);
  }

  /**
   * The value wanted of an output, where the loss is a squared error.
   *
   * @param output the output
   * @param from first step
   * @param to step after the last
   * @param value the value
   */
  public void target(int output, int from, int to, double value) {
    if (loss != Task.Loss.SQUARED_ERROR) {
      throw new IllegalStateException("a task with labels has no target values");
    }
    check(output, targetCount, from, to);
    for (int step = from; step < to; step++) {
      targets[step * targetCount + output] = (float) value;
    }
  }

  /**
   * What steps count in the loss.
   *
   * @param from first step
   * @param to step after the last
   * @param weight the weight, 0 or more
   */
  public void weigh(int from, int to, double weight) {
    check(0, 1, from, to);
    Arrays.fill(weights, from, Math.max(from, to), (float) weight);
  }

  Made finish() {
    if (length == 0) {
      throw new IllegalStateException("trial " + number + " has no step");
    }
    return new Made(length, inputs, targets, weights, values);
  }

  /** A trial that is made; arrays may be longer than it. */
  @SuppressWarnings("ArrayRecordComponent")
  record Made(int length, float[] inputs, float[] targets, float[] weights, double[] values) {}
}
