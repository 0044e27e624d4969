package org.homolog.task.composed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.spi.TrialVariable;
import org.homolog.system.PairFormula;

/**
 * A task as data. Formulas are over the values of variables.
 *
 * @param name name of the task
 * @param dt duration of one step, milliseconds
 * @param inputs groups of input channels
 * @param outputs names of the outputs
 * @param classes whether outputs are classes, of which one is wanted, or values
 * @param tolerance error of a value below which it is right; of no use for classes
 * @param variables variables of a trial, in order; a computed one may use those before it
 * @param periods periods of a trial, in order
 */
public record Composition(
    String name,
    double dt,
    List<Group> inputs,
    List<String> outputs,
    boolean classes,
    double tolerance,
    List<Variable> variables,
    List<Period> periods) {
  /** Takes copies. */
  public Composition {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    variables = List.copyOf(variables);
    periods = List.copyOf(periods);
  }

  /**
   * Channels that belong together.
   *
   * @param name what they are called
   * @param channels how many; more than one are a ring of equally spaced directions
   */
  public record Group(String name, int channels) {}

  /**
   * A variable of a trial.
   *
   * @param variable the variable; a derived one is computed
   * @param formula what it is computed by; empty if it is drawn
   */
  public record Variable(TrialVariable variable, Optional<PairFormula> formula) {}

  /**
   * How long a period lasts.
   *
   * @param milliseconds durations drawn at random, the first in grids; empty if a variable tells
   * @param variable name of the variable that tells, in milliseconds; empty if none does
   */
  public record Duration(List<Double> milliseconds, String variable) {
    /** Takes a copy. */
    public Duration {
      milliseconds = List.copyOf(milliseconds);
    }
  }

  /** How a ring of channels is tuned. */
  public enum Tuning {
    /** strength (1 + cos d) / 2, d the difference from a channel's direction. */
    COSINE,
    /** strength exp(-d^2 / (2 (pi / 8)^2)). */
    BUMP
  }

  /**
   * What a group of channels shows.
   *
   * @param group the group
   * @param value value of all its channels, or the strength of a direction
   * @param at the direction, degrees; empty if all channels show the value
   * @param tuning how channels are tuned to directions
   */
  public record Shown(String group, PairFormula value, Optional<PairFormula> at, Tuning tuning) {}

  /**
   * A period of a trial.
   *
   * @param name its name; its beginning becomes a column, the name with _on
   * @param duration how long it lasts
   * @param shown what is shown; channels that are not named show 0
   * @param noise noise of groups: standard deviation per step is this over the root of dt
   * @param wanted of classes one formula, the number of the output, under the empty name; of values
   *     a formula for each output that is not 0
   * @param weight what its steps count
   */
  public record Period(
      String name,
      Duration duration,
      List<Shown> shown,
      Map<String, Double> noise,
      Map<String, PairFormula> wanted,
      double weight) {
    /** Takes copies. */
    public Period {
      shown = List.copyOf(shown);
      noise = Map.copyOf(noise);
      wanted = Map.copyOf(wanted);
    }
  }
}
