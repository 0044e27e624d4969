package org.homolog.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.learning.GradientDescent;
import org.homolog.learning.LearningListener;
import org.homolog.learning.Lesson;
import org.homolog.learning.Safekeeping;
import org.homolog.learning.Stage;
import org.homolog.learning.TrainedNetwork;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.Network;
import org.homolog.network.NetworkSpec;
import org.homolog.network.WeightShape;
import org.homolog.network.Weights;
import org.homolog.network.latent.SequentialAutoencoder;
import org.homolog.population.Population;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.spi.Trials;

/**
 * Recurrent networks whose units must follow recorded units, one network per fold: what drives them
 * are columns of the trial table, other recordings, and a learned initial state. Every trial is
 * predicted by the network that has not seen it.
 *
 * <p>A learned initial state is made in some steps before the first bin, by an input that is on in
 * these steps alone: one for all trials, or one per condition. It therefore exists in networks of
 * any kind, and their dynamics afterwards are those without it.
 */
public final class RecurrentFit {
  /** What a network begins its readout with where it is told to follow units one by one. */
  private static final String READOUT = "Wy";

  private static final String OFFSET = "by";

  private final Population targets;
  private final NetworkSpec spec;
  private final RecurrentFitOptions options;
  private final TrainingOptions training;
  private final long seed;
  private final HeldOutUnits heldOut;
  private final FittedTrials trials;
  private final int data;

  private RecurrentFit(
      Population targets,
      TrialInputs inputs,
      NetworkSpec spec,
      RecurrentFitOptions options,
      TrainingOptions training,
      long seed) {
    this.targets = targets;
    this.spec = suited(spec, inputs);
    this.options = options;
    this.training = training;
    this.seed = seed;
    this.heldOut = HeldOutUnits.of(targets.unitCount(), options.heldOutUnits(), seed);
    this.trials =
        new FittedTrials(
            targets,
            inputs,
            options,
            spec instanceof SequentialAutoencoder ? heldOut.heldIn() : new int[0]);
    this.data = 31 * Arrays.hashCode(targets.byEntry().array()) + Arrays.hashCode(inputs.values());
  }

  /**
   * A network as it is fitted: one that has to be told which of its inputs are spikes is.
   *
   * @param spec the network as declared
   * @param inputs what drives it
   * @return the network
   * @throws HomologException if it was told otherwise
   */
  public static NetworkSpec suited(NetworkSpec spec, TrialInputs inputs) {
    if (!(spec instanceof SequentialAutoencoder encoding)) {
      return spec;
    }
    int drives = inputs.channels().size();
    if (encoding.drives() != 0 && encoding.drives() != drives) {
      throw HomologException.mistake(
          "drives: "
              + encoding.drives()
              + " were declared, but drive and inputs make "
              + drives
              + "; leave drives out");
    }
    return encoding.driven(drives);
  }

  /**
   * Refuses what cannot be fitted, before anything is computed.
   *
   * @param targets the recorded trials
   * @param inputs what drives the network
   * @param spec the network
   * @param folds which trials are held out together
   * @param options how it is fitted
   * @throws HomologException saying what does not fit
   */
  public static void check(
      Population targets,
      TrialInputs inputs,
      NetworkSpec spec,
      Folds folds,
      RecurrentFitOptions options) {
    RecurrentFitCheck.of(targets, inputs, suited(spec, inputs), folds, options);
  }

  /**
   * Fits one network per fold.
   *
   * @param targets recorded trials x bins x units: counts for a Poisson likelihood; a bin in which
   *     a response is missing does not count
   * @param inputs what drives the network
   * @param spec a network with a time course whose step is the bin
   * @param folds which trials are held out together
   * @param options likelihood, initial states, held-out units
   * @param training how each network is trained
   * @param seed held-out units, initial weights, batches and noise derive from it
   * @param listener told how each fold goes
   * @param safekeeping where the checkpoints of a fold go
   * @return the fits and the held-out predictions
   * @throws HomologException if bins, steps, folds or responses do not fit, or training fails
   */
  public static RecurrentFitResult fit(
      Population targets,
      TrialInputs inputs,
      NetworkSpec spec,
      Folds folds,
      RecurrentFitOptions options,
      TrainingOptions training,
      long seed,
      LearningListener listener,
      IntFunction<Safekeeping> safekeeping) {
    check(targets, inputs, spec, folds, options);
    RecurrentFit fit = new RecurrentFit(targets, inputs, spec, options, training, seed);
    List<RecurrentFoldFit> fits = new ArrayList<>();
    double[] predicted =
        new double[targets.entryCount() * targets.timeCount() * targets.unitCount()];
    for (int fold = 0; fold < folds.count(); fold++) {
      fits.add(fit.fold(folds, fold, predicted, listener, safekeeping.apply(fold)));
    }
    return new RecurrentFitResult(targets, folds, options, fit.heldOut, fits, predicted);
  }

  private RecurrentFoldFit fold(
      Folds folds,
      int fold,
      double[] predicted,
      LearningListener listener,
      Safekeeping safekeeping) {
    long own = CounterRandom.seed(seed, "fold", Integer.toString(fold));
    int[] seen = folds.training(fold);
    int aside = (int) Math.rint(options.validation() * seen.length);
    int[] order =
        new CounterRandom(CounterRandom.seed(own, "validation trials"), 0).permutation(seen.length);
    int[] validating = IntStream.range(0, aside).map(i -> seen[order[i]]).sorted().toArray();
    int[] learning =
        IntStream.range(aside, seen.length).map(i -> seen[order[i]]).sorted().toArray();
    boolean poisson = options.loss() == RecurrentFitOptions.Loss.POISSON;
    Standardisation scale =
        poisson ? Standardisation.none(targets.unitCount()) : trials.scale(learning);
    Stage stage =
        new Stage(
            "trials of "
                + targets.name()
                + " ["
                + Integer.toHexString(data)
                + "], "
                + options
                + ", without "
                + folds.name(fold),
            step -> lesson(batch(learning, own, step), scale),
            aside == 0 ? List.of() : List.of(lesson(validating, scale)),
            training.steps(),
            1);
    GradientDescent.Learned learned =
        GradientDescent.train(
            initial(own, trials.means(learning)),
            List.of(stage),
            training,
            own,
            listener,
            safekeeping);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("fitted to", targets.name());
    facts.put("fold", folds.name(fold));
    Options.resolved(options).forEach((name, value) -> facts.put("fit " + name, value));
    Options.resolved(training).forEach((name, value) -> facts.put("training " + name, value));
    TrainedNetwork trained = new TrainedNetwork(learned.network(), learned.history(), own, facts);
    safekeeping.discard();
    RecurrentFoldFit fit =
        new RecurrentFoldFit(
            folds.name(fold), folds.heldOut(fold), trained, RollOuts.of(trained, trials), targets);
    float[] outputs = fit.layer("output");
    int perTrial = targets.timeCount() * targets.unitCount();
    for (int trial : folds.heldOut(fold)) {
      for (int i = trial * perTrial; i < (trial + 1) * perTrial; i++) {
        predicted[i] =
            poisson ? Math.exp(outputs[i]) : scale.back(outputs[i], i % targets.unitCount());
      }
    }
    return fit;
  }

  private Lesson lesson(int[] chosen, Standardisation scale) {
    Trials batch = trials.batch(chosen, scale);
    return new Lesson(
        options.loss().objective(), batch, (given, outputs) -> Double.NaN, new double[0]);
  }

  /** Passes through the training trials in a new order each time. */
  private int[] batch(int[] learning, long own, long step) {
    int size = Math.min(training.batch(), learning.length);
    int perPass = learning.length / size;
    int[] order =
        new CounterRandom(CounterRandom.seed(own, "batches"), step / perPass)
            .permutation(learning.length);
    int from = (int) (step % perPass) * size;
    return Arrays.stream(order, from, from + size).map(i -> learning[i]).toArray();
  }

  /** Outputs begin at the units' mean counts, and at one network unit each where those follow. */
  private Network initial(long own, double[] means) {
    Network drawn = Network.initial(spec, trials.channels(), targets.unitCount(), own);
    Map<String, double[]> values = new LinkedHashMap<>();
    for (WeightShape shape : drawn.weights().shapes()) {
      double[] array = drawn.weights().values(shape.name()).clone();
      if (shape.name().equals(OFFSET) && options.loss() == RecurrentFitOptions.Loss.POISSON) {
        for (int unit = 0; unit < array.length; unit++) {
          array[unit] = (float) Math.log(Math.max(means[unit], 1e-4));
        }
      }
      if (shape.name().equals(READOUT) && options.follow() == RecurrentFitOptions.Follow.UNITS) {
        Arrays.fill(array, 0);
        for (int unit = 0; unit < targets.unitCount(); unit++) {
          array[unit * shape.dimensions().get(1) + unit] = 1;
        }
      }
      values.put(shape.name(), array);
    }
    return drawn.with(Weights.of(drawn.weights().shapes(), values));
  }
}
