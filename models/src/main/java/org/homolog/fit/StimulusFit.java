package org.homolog.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.learning.GradientDescent;
import org.homolog.learning.LearningListener;
import org.homolog.learning.TrainedNetwork;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.Network;
import org.homolog.network.NetworkSpec;
import org.homolog.network.Responses;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.torch.DeviceChoice;
import org.homolog.torch.Torch;

/**
 * Networks without time, such as multilayer perceptrons, fitted from stimulus descriptors to
 * recorded responses, one per fold, by squared error. Every condition is predicted by the network
 * that has not seen it.
 */
public final class StimulusFit {
  private final StimulusInputs inputs;
  private final Population targets;
  private final double[] responses;
  private final NetworkSpec spec;
  private final FitOptions options;
  private final TrainingOptions training;

  private StimulusFit(
      StimulusInputs inputs,
      Population targets,
      NetworkSpec spec,
      FitOptions options,
      TrainingOptions training) {
    this.inputs = inputs;
    this.targets = targets;
    this.spec = spec;
    this.options = options;
    this.training = training;
    if (spec.stepSeconds() != 0) {
      throw HomologException.mistake(
          "a " + spec.kind() + " has a time course and cannot be fitted to static responses");
    }
    if (targets.timeCount() != 1) {
      throw HomologException.mistake(
          "population "
              + targets.name()
              + " has "
              + targets.timeCount()
              + " time bins; a fit from stimuli needs static responses: select or average the times");
    }
    if (!targets.conditionLabels().equals(inputs.conditions())) {
      throw HomologException.mistake(
          "population "
              + targets.name()
              + ": its conditions and those of the inputs differ or differ in order");
    }
    this.responses = targets.byEntry().array();
    for (int i = 0; i < responses.length; i++) {
      if (!Double.isFinite(responses[i])) {
        throw HomologException.mistake(
            "population "
                + targets.name()
                + ": the response of unit "
                + (i % targets.unitCount() + 1)
                + " to condition \""
                + targets.conditionLabels().get(i / targets.unitCount())
                + "\" is missing; drop such units or conditions before a fit");
      }
    }
  }

  /**
   * Fits one network per fold.
   *
   * @param inputs descriptors of each condition, in the order of the population's conditions
   * @param targets static responses; repeats are averaged first
   * @param spec the network
   * @param folds which conditions are held out together
   * @param options scaling
   * @param training how each network is trained; batches larger than a fold's conditions take all
   *     of them
   * @param seed initial weights and batches derive from it and the fold
   * @param listener told how each fold goes
   * @return the fits and the held-out predictions
   * @throws HomologException if conditions or folds do not match, or a response is missing
   */
  public static FitResult fit(
      StimulusInputs inputs,
      Population targets,
      NetworkSpec spec,
      Folds folds,
      FitOptions options,
      TrainingOptions training,
      long seed,
      LearningListener listener) {
    Population averaged = targets.averageRepeats();
    StimulusFit fit = new StimulusFit(inputs, averaged, spec, options, training);
    if (folds.conditions() != averaged.conditionCount()) {
      throw HomologException.mistake(
          "the folds are of "
              + folds.conditions()
              + " conditions, the population has "
              + averaged.conditionCount());
    }
    int units = averaged.unitCount();
    double[] predicted = new double[fit.responses.length];
    List<FoldFit> fits = new ArrayList<>();
    for (int fold = 0; fold < folds.count(); fold++) {
      FoldFit one =
          fit.fold(
              folds,
              fold,
              CounterRandom.seed(seed, "fold", Integer.toString(fold)),
              predicted,
              units,
              listener);
      fits.add(one);
    }
    return new FitResult(averaged, folds, fits, predicted);
  }

  private FoldFit fold(
      Folds folds, int fold, long seed, double[] predicted, int units, LearningListener listener) {
    int[] seen = folds.training(fold);
    int[] heldOut = folds.heldOut(fold);
    int channels = inputs.columns().size();
    double[] stimuli = inputs.values().array();
    Standardisation inputScale =
        options.inputScale() == FitOptions.Scale.ZSCORE
            ? Standardisation.of(stimuli, channels, seen)
            : Standardisation.none(channels);
    Standardisation targetScale =
        options.targetScale() == FitOptions.Scale.ZSCORE
            ? Standardisation.of(responses, units, seen)
            : Standardisation.none(units);
    float[] x = new float[stimuli.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) inputScale.forward(stimuli[i], i % channels);
    }
    float[] y = new float[responses.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) targetScale.forward(responses[i], i % units);
    }
    Table entries = entries(heldOut);
    LongFunction<Trials> batches = step -> pick(x, y, entries, batch(seen, seed, step));
    GradientDescent.Learned learned =
        GradientDescent.train(
            Network.initial(spec, channels, units, seed),
            new GradientDescent.Lessons(
                Task.Loss.SQUARED_ERROR,
                batches,
                Optional.empty(),
                (trials, outputs) -> Double.NaN),
            training,
            seed,
            listener);
    TrainedNetwork trained =
        new TrainedNetwork(
            learned.network(), learned.history(), seed, Map.of("fold", folds.name(fold)));
    Trials all = pick(x, y, entries, IntStream.range(0, entries.rows()).toArray());
    Responses layers = trained.network().respond(all, Torch.on(DeviceChoice.CPU));
    float[] output = layers.layer("output");
    for (int condition : heldOut) {
      for (int unit = 0; unit < units; unit++) {
        int at = condition * units + unit;
        predicted[at] = targetScale.back(output[at], unit);
      }
    }
    return new FoldFit(folds.name(fold), heldOut, trained, layers, targets.conditionColumns());
  }

  private Table entries(int[] heldOut) {
    boolean[] held = new boolean[targets.conditionCount()];
    for (int condition : heldOut) {
      held[condition] = true;
    }
    return targets.conditions().with(Column.booleans("held_out", held));
  }

  /**
   * Passes through the training conditions in a new order each time; a batch never spans two
   * passes.
   */
  private int[] batch(int[] seen, long seed, long step) {
    int size = Math.min(training.batch(), seen.length);
    int perPass = seen.length / size;
    int[] order =
        new CounterRandom(CounterRandom.seed(seed, "batches"), step / perPass)
            .permutation(seen.length);
    int from = (int) (step % perPass) * size;
    return Arrays.stream(order, from, from + size).map(i -> seen[i]).toArray();
  }

  /** Some conditions as a batch of trials of one step. */
  private Trials pick(float[] x, float[] y, Table entries, int[] rows) {
    int channels = inputs.columns().size();
    int units = targets.unitCount();
    float[] inputRows = new float[rows.length * channels];
    float[] targetRows = new float[rows.length * units];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(x, rows[i] * channels, inputRows, i * channels, channels);
      System.arraycopy(y, rows[i] * units, targetRows, i * units, units);
    }
    float[] weights = new float[rows.length];
    Arrays.fill(weights, 1);
    int[] lengths = new int[rows.length];
    Arrays.fill(lengths, 1);
    return new Trials(
        1,
        rows.length,
        channels,
        units,
        inputRows,
        targetRows,
        weights,
        lengths,
        entries.select(rows));
  }
}
