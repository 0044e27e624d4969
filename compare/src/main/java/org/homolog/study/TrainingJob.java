package org.homolog.study;

import java.nio.file.Path;
import org.homolog.learning.LearningListener;
import org.homolog.learning.LearningProgress;
import org.homolog.learning.NetworkFile;
import org.homolog.learning.TaskTraining;
import org.homolog.learning.TrainedNetwork;
import org.homolog.run.FitJob;
import org.homolog.spi.Run;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains one network on its task; the product is a network file.
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
    Trials one = network.task().draw(0, 0, 1, Task.Mode.TRAIN);
    // One time step of a small network costs about 10 microseconds a call and 0.1 a trial.
    double perStep = one.steps() * (1e-5 + 1e-7 * network.training().batch() * 3);
    return 1 + network.training().steps() * 3 * perStep;
  }

  @Override
  public void make(Path file, Run run) {
    TrainedNetwork trained =
        TaskTraining.train(
            network.network(),
            network.task(),
            network.training(),
            network.seed(member),
            new Listener(label(), run));
    NetworkFile.write(file, trained);
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
