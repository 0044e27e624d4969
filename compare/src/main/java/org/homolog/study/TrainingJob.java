package org.homolog.study;

import java.nio.file.Path;
import org.homolog.learning.LearningListener;
import org.homolog.learning.LearningProgress;
import org.homolog.learning.NetworkFile;
import org.homolog.learning.Safekeeping;
import org.homolog.learning.TaskTraining;
import org.homolog.learning.TrainedNetwork;
import org.homolog.learning.TrainingHistory;
import org.homolog.network.Network;
import org.homolog.network.WeightShape;
import org.homolog.run.FitJob;
import org.homolog.spi.Run;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains one network on its task, or takes the weights that another program made; the product is a
 * network file.
 *
 * @param network what is trained
 * @param member which of its networks, from 1
 */
record TrainingJob(TaskNetwork network, int member) implements FitJob {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingJob.class);

  @Override
  public String key() {
    return network.key(member);
  }

  @Override
  public String label() {
    return network.spec().name() + ", seed " + member + " of " + network.spec().seeds();
  }

  @Override
  public double estimatedSeconds() {
    if (network.weights().isPresent()) {
      return 1;
    }
    Trials one = network.task().draw(0, 0, 1, Task.Mode.TRAIN);
    long weights =
        network.network().shapes(one.inputCount(), network.task().outputs().size()).stream()
            .mapToLong(WeightShape::size)
            .sum();
    // A time step costs about 15 microseconds of calls, and 6 operations per weight and trial.
    double perStep = one.steps() * (1.5e-5 + 1.2e-10 * weights * network.training().batch());
    int first =
        network.curriculum().curriculum().before().stream().mapToInt(part -> part.steps()).sum();
    return 1 + (first + network.training().steps()) * perStep;
  }

  @Override
  public void make(Path file, Run run) {
    if (network.weights().isPresent()) {
      long seed = network.seed(member);
      Network loaded = network.weights().get().into(network.network(), network.task(), seed);
      NetworkFile.write(
          file, new TrainedNetwork(loaded, TrainingHistory.ELSEWHERE, seed, network.provenance()));
      return;
    }
    Safekeeping safekeeping = Safekeeping.beside(file.resolveSibling(key()));
    NetworkFile.write(file, train(new Listener(label(), run), safekeeping));
    safekeeping.discard();
  }

  TrainedNetwork train(LearningListener listener, Safekeeping safekeeping) {
    return TaskTraining.train(
        network.network(),
        network.curriculum().curriculum(),
        network.training(),
        network.seed(member),
        listener,
        safekeeping);
  }

  /** Passes on how learning goes. */
  record Listener(String label, Run run) implements LearningListener {
    @Override
    public void learned(LearningProgress progress) {
      run.progress((double) progress.step() / Math.max(1, progress.steps()));
      LOG.info(
          "{}: step {} of {}, loss {}, accuracy {}",
          label,
          progress.step(),
          progress.steps(),
          progress.loss(),
          progress.validationAccuracy());
    }

    @Override
    public void checkCancelled() {
      run.checkCancelled();
    }
  }
}
