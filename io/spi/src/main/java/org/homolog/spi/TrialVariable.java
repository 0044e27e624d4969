package org.homolog.spi;

import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.random.CounterRandom;
import org.jspecify.annotations.Nullable;

/**
 * A variable of the trials of a {@link FactorialTask}: drawn at random in training and crossed with
 * the others in grids, or derived while a trial is made. It becomes a column of the trials' table.
 * Immutable.
 */
public final class TrialVariable {
  /** Draws a value. */
  @FunctionalInterface
  public interface Sampler {
    /**
     * Draws a value.
     *
     * @param random where randomness comes from
     * @return the value
     */
    double draw(CounterRandom random);
  }

  private final String name;
  private final @Nullable Sampler sampler;
  private final double[] test;
  private final double[] psychometric;
  private final boolean whole;
  private final String unit;
  private final String description;
  private final List<String> words;

  private TrialVariable(
      String name,
      @Nullable Sampler sampler,
      double[] test,
      double[] psychometric,
      boolean whole,
      String unit,
      String description,
      List<String> words) {
    this.name = name;
    this.sampler = sampler;
    this.test = test;
    this.psychometric = psychometric;
    this.whole = whole;
    this.unit = unit;
    this.description = description;
    this.words = List.copyOf(words);
  }

  /**
   * One of some levels with equal probability; every grid has all of them.
   *
   * @param name its name
   * @param levels the levels, one or more
   * @return the variable
   * @throws HomologException if there is no level
   */
  public static TrialVariable levels(String name, double... levels) {
    if (levels.length == 0) {
      throw HomologException.mistake(name + ": one level or more is needed");
    }
    double[] own = levels.clone();
    return drawn(name, random -> own[own.length == 1 ? 0 : random.nextInt(own.length)]).grid(own);
  }

  /**
   * One of some levels with equal probability; every grid has all of them.
   *
   * @param name its name
   * @param levels the levels, one or more
   * @return the variable
   * @throws HomologException if there is no level
   */
  public static TrialVariable levels(String name, List<Double> levels) {
    return levels(name, levels.stream().mapToDouble(level -> level).toArray());
  }

  /**
   * The numbers 0, 1, ... below a count with equal probability; every grid has all of them.
   *
   * @param name its name
   * @param count how many, 1 or more
   * @return the variable
   */
  public static TrialVariable index(String name, int count) {
    double[] levels = new double[count];
    Arrays.setAll(levels, i -> i);
    return levels(name, levels).whole();
  }

  /**
   * Uniform between two bounds; grids have the middle unless said otherwise.
   *
   * @param name its name
   * @param from inclusive lower bound
   * @param to exclusive upper bound
   * @return the variable
   */
  public static TrialVariable uniform(String name, double from, double to) {
    return drawn(name, random -> from + (to - from) * random.nextDouble()).grid((from + to) / 2);
  }

  /**
   * Of any distribution; in grids 0 unless said otherwise.
   *
   * @param name its name
   * @param sampler draws a value
   * @return the variable
   */
  public static TrialVariable drawn(String name, Sampler sampler) {
    double[] zero = {0};
    return new TrialVariable(name, sampler, zero, zero, false, "", "", List.of());
  }

  /**
   * Neither drawn nor crossed: set while a trial is made, such as the right choice or the time of
   * an event.
   *
   * @param name its name
   * @return the variable
   */
  public static TrialVariable derived(String name) {
    double[] none = {Double.NaN};
    return new TrialVariable(name, null, none, none, false, "", "", List.of());
  }

  /**
   * This variable with other levels in all grids.
   *
   * @param levels the levels, one or more
   * @return the variable
   */
  public TrialVariable grid(double... levels) {
    return new TrialVariable(
        name, sampler, levels.clone(), levels.clone(), whole, unit, description, words);
  }

  /**
   * This variable with other levels in the psychometric grid.
   *
   * @param levels the levels, one or more
   * @return the variable
   */
  public TrialVariable psychometric(double... levels) {
    return new TrialVariable(name, sampler, test, levels.clone(), whole, unit, description, words);
  }

  /**
   * This variable as whole numbers.
   *
   * @return the variable
   */
  public TrialVariable whole() {
    return new TrialVariable(name, sampler, test, psychometric, true, unit, description, words);
  }

  /**
   * This variable with a word for each of its values 0, 1, ...; the column then holds words.
   *
   * @param names the words
   * @return the variable
   */
  public TrialVariable words(String... names) {
    return new TrialVariable(
        name, sampler, test, psychometric, whole, unit, description, List.of(names));
  }

  /**
   * This variable with a unit of measurement.
   *
   * @param newUnit such as "s"
   * @return the variable
   */
  public TrialVariable unit(String newUnit) {
    return new TrialVariable(name, sampler, test, psychometric, whole, newUnit, description, words);
  }

  /**
   * This variable with a description.
   *
   * @param text what it means
   * @return the variable
   */
  public TrialVariable description(String text) {
    return new TrialVariable(name, sampler, test, psychometric, whole, unit, text, words);
  }

  /**
   * Its name.
   *
   * @return the column's name
   */
  public String name() {
    return name;
  }

  boolean isDerived() {
    return sampler == null;
  }

  double draw(CounterRandom random) {
    return sampler == null ? Double.NaN : sampler.draw(random);
  }

  /**
   * Its values in a grid.
   *
   * @param mode {@link Task.Mode#TEST} or another of its grid, or {@link Task.Mode#PSYCHOMETRIC}
   * @return the levels, in order
   */
  public double[] grid(Task.Mode mode) {
    return levels(mode).clone();
  }

  /** The same without a copy, for what is asked with every trial. */
  double[] levels(Task.Mode mode) {
    return mode == Task.Mode.PSYCHOMETRIC ? psychometric : test;
  }

  Column column(double[] values) {
    Column column;
    if (!words.isEmpty()) {
      column =
          Column.texts(
              name, Arrays.stream(values).mapToObj(v -> words.get((int) v)).toArray(String[]::new));
    } else if (whole) {
      column = Column.integers(name, Arrays.stream(values).mapToLong(v -> (long) v).toArray());
    } else {
      column = Column.numbers(name, values);
    }
    return column.unit(unit).description(description);
  }

  @Override
  public String toString() {
    return name;
  }
}
