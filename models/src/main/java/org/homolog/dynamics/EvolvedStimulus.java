package org.homolog.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.AbstractRandomGenerator;
import org.homolog.failure.HomologException;
import org.homolog.random.CounterRandom;
import org.homolog.system.Stimulable;

/**
 * The stimulus a unit prefers, found by asking alone: covariance matrix adaptation evolution
 * strategy (Hansen and Ostermeier 2001, doi:10.1162/106365601750190398), for units whose response
 * has no gradient, as that of a neuron. Beyond {@value #FULL} inputs only variances are adapted, so
 * that a generation costs the inputs times the population.
 *
 * @param stimulus the stimulus with the largest response that was shown
 * @param activity its response
 * @param course the largest response so far after each stimulus shown
 */
@SuppressWarnings("ArrayRecordComponent")
public record EvolvedStimulus(double[] stimulus, double activity, double[] course) {
  private static final int FULL = 60;

  /**
   * How to search.
   *
   * @param evaluations how many stimuli are shown, at most
   * @param population stimuli of a generation; 0 for 4 + 3 ln(inputs)
   * @param sigma standard deviation of the first generation
   * @param lowest least value of an input; minus infinity for none
   * @param highest greatest value of an input; infinity for none
   */
  public record Evolution(
      int evaluations, int population, double sigma, double lowest, double highest) {
    /** Refuses impossible values. */
    public Evolution {
      boolean bounded = Double.isFinite(lowest) == Double.isFinite(highest);
      if (evaluations < 1
          || population < 0
          || population == 1
          || !(sigma > 0 && Double.isFinite(sigma))
          || !(lowest < highest)
          || !bounded
          || (Double.isFinite(lowest) && sigma > highest - lowest)) {
        throw HomologException.mistake(
            "an evolution needs 1 evaluation or more, a population of 2 or more (or 0), sigma above 0"
                + " and at most the range, and two finite bounds or none, but has "
                + evaluations
                + ", "
                + population
                + ", "
                + sigma
                + ", "
                + lowest
                + " and "
                + highest);
      }
    }
  }

  /**
   * Searches the stimulus that one unit of a system prefers.
   *
   * @param system answers to stimuli; its gradient is not asked for
   * @param unit the unit, from 0
   * @param start the middle of the first generation
   * @param evolution how
   * @param seed the same seed gives the same stimuli
   * @return what was found
   * @throws HomologException if there is no such unit, or as {@link #of(ToDoubleFunction, double[],
   *     Evolution, long)} does
   */
  public static EvolvedStimulus of(
      Stimulable system, int unit, double[] start, Evolution evolution, long seed) {
    if (unit < 0 || unit >= system.unitCount() || start.length != system.inputCount()) {
      throw HomologException.mistake(
          "the system has "
              + system.unitCount()
              + " units and "
              + system.inputCount()
              + " inputs, but unit "
              + unit
              + " and a start of "
              + start.length
              + " values were given");
    }
    return of(
        stimulus ->
            system.respond(org.homolog.linalg.Matrix.of(1, stimulus.length, stimulus)).get(0, unit),
        start,
        evolution,
        seed);
  }

  /**
   * Searches the stimulus with the largest response.
   *
   * @param response the response to a stimulus; it may be noisy
   * @param start the middle of the first generation
   * @param evolution how
   * @param seed the same seed gives the same stimuli
   * @return what was found
   * @throws HomologException if the start lies beyond the bounds, or a response is not finite
   */
  public static EvolvedStimulus of(
      ToDoubleFunction<double[]> response, double[] start, Evolution evolution, long seed) {
    for (double value : start) {
      if (!(value >= evolution.lowest() && value <= evolution.highest())) {
        throw HomologException.mistake(
            "the start holds " + value + ", which lies beyond the bounds of the inputs");
      }
    }
    Shown shown = new Shown(response);
    int inputs = start.length;
    int population =
        evolution.population() > 0 ? evolution.population() : 4 + (int) (3 * Math.log(inputs));
    CMAESOptimizer optimizer =
        new CMAESOptimizer(
            Integer.MAX_VALUE,
            0,
            true,
            inputs > FULL ? Integer.MAX_VALUE : 0,
            0,
            new Numbers(seed),
            false,
            null);
    double[] sigma = new double[inputs];
    Arrays.fill(sigma, evolution.sigma());
    try {
      optimizer.optimize(
          new MaxEval(evolution.evaluations()),
          new ObjectiveFunction(shown::respond),
          GoalType.MAXIMIZE,
          new CMAESOptimizer.PopulationSize(Math.max(2, population)),
          new CMAESOptimizer.Sigma(sigma),
          bounds(inputs, evolution),
          new InitialGuess(start));
    } catch (TooManyEvaluationsException expected) {
      // The stimuli that were to be shown have been shown; the best of them is known.
    }
    return shown.best();
  }

  private static SimpleBounds bounds(int inputs, Evolution evolution) {
    double[] low = new double[inputs];
    double[] high = new double[inputs];
    Arrays.fill(low, evolution.lowest());
    Arrays.fill(high, evolution.highest());
    return new SimpleBounds(low, high);
  }

  /** Remembers what was shown. */
  private static final class Shown {
    private final ToDoubleFunction<double[]> response;
    private final List<Double> course = new ArrayList<>();
    private double[] best = new double[0];
    private double most = Double.NEGATIVE_INFINITY;

    Shown(ToDoubleFunction<double[]> response) {
      this.response = response;
    }

    double respond(double[] stimulus) {
      double value = response.applyAsDouble(stimulus);
      if (!Double.isFinite(value)) {
        throw HomologException.mistake(
            "the response to stimulus " + (course.size() + 1) + " of the search is " + value);
      }
      if (value > most) {
        most = value;
        best = stimulus.clone();
      }
      course.add(most);
      return value;
    }

    EvolvedStimulus best() {
      return new EvolvedStimulus(
          best, most, course.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /** Numbers of a counter-based stream for the optimiser. */
  private static final class Numbers extends AbstractRandomGenerator {
    private CounterRandom random;

    Numbers(long seed) {
      this.random = new CounterRandom(CounterRandom.seed(seed, "evolution"), 0);
    }

    @Override
    public void setSeed(long seed) {
      random = new CounterRandom(CounterRandom.seed(seed, "evolution"), 0);
    }

    @Override
    public double nextDouble() {
      return random.nextDouble();
    }

    @Override
    public double nextGaussian() {
      return random.nextGaussian();
    }
  }
}
