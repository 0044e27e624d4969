package org.homolog.dynamics;

import org.homolog.failure.HomologException;
import org.homolog.linalg.Matrix;
import org.homolog.random.CounterRandom;
import org.homolog.system.Stimulable;

/**
 * The stimulus a unit prefers, by gradient ascent from several starts: {@code x <- clip(x + eta
 * dr/dx)}. Yang and Wang 2020, doi:10.1016/j.neuron.2020.09.005, Eq 31; for a search in a decoder's
 * latent space give a {@link DecodedStimulation}.
 */
public final class PreferredStimulus {
  /**
   * How to ascend.
   *
   * @param eta step size
   * @param steps steps to take
   * @param lowest least value of an input; minus infinity for none
   * @param highest greatest value of an input; infinity for none
   */
  public record Ascent(double eta, int steps, double lowest, double highest) {
    /** Refuses impossible values. */
    public Ascent {
      if (!(eta > 0 && Double.isFinite(eta)) || steps < 0 || !(lowest < highest)) {
        throw HomologException.mistake(
            "an ascent needs eta above 0, steps of 0 or more and lowest below highest, but has "
                + eta
                + ", "
                + steps
                + ", "
                + lowest
                + " and "
                + highest);
      }
    }

    /**
     * An ascent without bounds.
     *
     * @param eta step size
     * @param steps steps to take
     * @return the ascent
     */
    public static Ascent unbounded(double eta, int steps) {
      return new Ascent(eta, steps, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
  }

  /**
   * Where an ascent led.
   *
   * @param stimuli starts x inputs
   * @param activity (steps + 1) x starts: the unit's activity before each step and after the last
   */
  public record Found(Matrix stimuli, Matrix activity) {
    /**
     * The start that led highest.
     *
     * @return a row of the stimuli
     */
    public int best() {
      double[] last = activity.row(activity.rows() - 1);
      int best = 0;
      for (int start = 1; start < last.length; start++) {
        best = last[start] > last[best] ? start : best;
      }
      return best;
    }
  }

  private PreferredStimulus() {}

  /**
   * Starts uniform between two values.
   *
   * @param count how many
   * @param inputs values of each
   * @param lowest least value
   * @param highest greatest value
   * @param seed where they come from
   * @return starts x inputs
   */
  public static Matrix starts(int count, int inputs, double lowest, double highest, long seed) {
    Matrix starts = Matrix.zeros(count, inputs);
    CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "preferred stimulus"), 0);
    for (int i = 0; i < starts.array().length; i++) {
      starts.array()[i] = lowest + (highest - lowest) * random.nextDouble();
    }
    return starts;
  }

  /**
   * Ascends from every start.
   *
   * @param system answers to stimuli
   * @param unit the unit, from 0
   * @param starts starts x inputs
   * @param ascent how
   * @return where it led
   * @throws HomologException if there is no such unit, starts of another length, or the activity is
   *     not finite
   */
  public static Found ascend(Stimulable system, int unit, Matrix starts, Ascent ascent) {
    if (unit < 0 || unit >= system.unitCount() || starts.columns() != system.inputCount()) {
      throw HomologException.mistake(
          "the system has "
              + system.unitCount()
              + " units and "
              + system.inputCount()
              + " inputs, but unit "
              + unit
              + " and starts of "
              + starts.columns()
              + " values were given");
    }
    int count = starts.rows();
    Matrix stimuli = Matrix.of(count, starts.columns(), starts.array().clone());
    Matrix weighting = Matrix.zeros(count, system.unitCount());
    for (int start = 0; start < count; start++) {
      weighting.array()[start * system.unitCount() + unit] = 1;
    }
    Matrix activity = Matrix.zeros(ascent.steps() + 1, count);
    for (int step = 0; step <= ascent.steps(); step++) {
      Matrix responses = system.respond(stimuli);
      for (int start = 0; start < count; start++) {
        double response = responses.get(start, unit);
        if (!Double.isFinite(response)) {
          throw HomologException.mistake(
              "the activity of unit "
                  + unit
                  + " is "
                  + response
                  + " after "
                  + step
                  + " steps of the ascent; try a smaller eta (now "
                  + ascent.eta()
                  + ")");
        }
        activity.array()[step * count + start] = response;
      }
      if (step < ascent.steps()) {
        climb(stimuli.array(), system.gradients(stimuli, weighting).array(), ascent);
      }
    }
    return new Found(stimuli, activity);
  }

  private static void climb(double[] stimuli, double[] gradient, Ascent ascent) {
    for (int i = 0; i < stimuli.length; i++) {
      double moved = stimuli[i] + ascent.eta() * gradient[i];
      stimuli[i] = Math.max(ascent.lowest(), Math.min(ascent.highest(), moved));
    }
  }
}
