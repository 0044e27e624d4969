package org.homolog.learning;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.homolog.failure.HomologException;
import org.homolog.network.Network;
import org.homolog.network.NetworkBlock;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.torch.Torch;

/**
 * Gradient descent on mini-batches: through time, where the network has time. A step's arrays live
 * in a scope of their own, so that memory does not grow with the number of steps; the same seed
 * gives the same weights, also where training was interrupted and went on from a checkpoint.
 */
public final class GradientDescent {

  /**
   * What is learned from where there is one task.
   *
   * @param loss what is lowered
   * @param batches the batch of each step, from 0
   * @param validation trials to validate on, if any
   * @param judge given trials and outputs, the share answered rightly; NaN where answers are not
   *     judged
   */
  public record Lessons(
      Task.Loss loss, LongFunction<Trials> batches, Optional<Trials> validation, Judge judge) {
    private Stage stage(TrainingOptions options) {
      return new Stage(
          "lessons",
          step -> new Lesson(loss, batches.apply(step), judge),
          validation.map(trials -> List.of(new Lesson(loss, trials, judge))).orElse(List.of()),
          options.steps(),
          options.targetAccuracy());
    }
  }

  /** Judges answers. */
  @FunctionalInterface
  public interface Judge {
    /**
     * The share of trials answered rightly.
     *
     * @param trials the trials
     * @param outputs steps x trials x outputs
     * @return from 0 to 1, or NaN where answers are not judged
     */
    double accuracy(Trials trials, float[] outputs);
  }

  /**
   * A network after training.
   *
   * @param network the network with its new weights
   * @param history how learning went
   */
  public record Learned(Network network, TrainingHistory history) {}

  private final Network network;
  private final List<Stage> stages;
  private final TrainingOptions options;
  private final LearningListener listener;
  private final Safekeeping safekeeping;
  private final Torch torch;
  private final NetworkBlock block;
  private final LessonStep lessonStep;
  private final String identity;
  private final Learning learning = new Learning();

  private GradientDescent(
      Network network,
      List<Stage> stages,
      TrainingOptions options,
      long seed,
      LearningListener listener,
      Safekeeping safekeeping) {
    this.network = network;
    this.stages = List.copyOf(stages);
    this.options = options;
    this.listener = listener;
    this.safekeeping = safekeeping;
    this.torch = Torch.on(options.device());
    this.block =
        network.spec().block(network.inputs(), network.outputs(), torch, options.precision());
    this.lessonStep = new LessonStep(network, block, options, seed);
    this.identity = Safekeeping.identity(network, stages, options, seed);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("a training has one stage or more");
    }
  }

  /**
   * Trains a network.
   *
   * @param network where to begin
   * @param lessons what to learn from
   * @param options how
   * @param seed where recurrent noise comes from
   * @param listener told how it goes
   * @return the trained network
   * @throws HomologException if the loss or its gradient is not finite, or the listener cancels
   */
  public static Learned train(
      Network network,
      Lessons lessons,
      TrainingOptions options,
      long seed,
      LearningListener listener) {
    return train(
        network, List.of(lessons.stage(options)), options, seed, listener, Safekeeping.none());
  }

  /**
   * Trains a network in stages, one after the other.
   *
   * @param network where to begin
   * @param stages what to learn from
   * @param options how
   * @param seed where recurrent noise comes from
   * @param listener told how it goes
   * @param safekeeping where checkpoints go, from which training goes on where one is there
   * @return the trained network
   * @throws HomologException if the loss or its gradient is not finite, the listener cancels, or
   *     the checkpoint is damaged or of another training
   */
  public static Learned train(
      Network network,
      List<Stage> stages,
      TrainingOptions options,
      long seed,
      LearningListener listener,
      Safekeeping safekeeping) {
    return new GradientDescent(network, stages, options, seed, listener, safekeeping).run();
  }

  private Learned run() {
    try (NDManager owner = torch.scope()) {
      block.load(owner, network.weights());
      Optimiser.Steps optimiser = options.optimiser().rule().begin(torch, owner, block.trainable());
      safekeeping
          .find(identity, network.weights().shapes())
          .ifPresent(
              found -> {
                block.load(owner, found.weights());
                optimiser.restore(found.memory());
                learning.restore(found.learning());
              });
      TrainingHistory.Ending ending = stages(optimiser);
      boolean keepBest = options.keep() == TrainingOptions.Keep.BEST;
      return new Learned(
          network.with(learning.best().filter(best -> keepBest).orElseGet(block::weights)),
          new TrainingHistory(learning.reports(), ending));
    }
  }

  private TrainingHistory.Ending stages(Optimiser.Steps optimiser) {
    while (true) {
      checkCancelled(optimiser);
      Optional<TrainingHistory.Ending> ending = nextStep(optimiser);
      if (ending.isPresent() && learning.stage() == stages.size() - 1) {
        return ending.get();
      }
      ending.ifPresent(over -> learning.nextStage());
      if (safekeeping.isDue()) {
        keep(optimiser);
      }
    }
  }

  /** Between two steps, where a checkpoint is whole. */
  private void checkCancelled(Optimiser.Steps optimiser) {
    try {
      listener.checkCancelled();
    } catch (HomologException e) {
      if (e.kind() == HomologException.Kind.CANCELLED) {
        keep(optimiser);
      }
      throw e;
    }
  }

  private void keep(Optimiser.Steps optimiser) {
    safekeeping.keep(
        new Checkpoint(identity, block.weights(), optimiser.memory(), learning.snapshot()));
  }

  /** Takes the next step of the stage; why the stage is over, if it is. */
  private Optional<TrainingHistory.Ending> nextStep(Optimiser.Steps optimiser) {
    Stage stage = stages.get(learning.stage());
    if (learning.stepOfStage() >= stage.steps()) {
      return Optional.of(TrainingHistory.Ending.ALL_STEPS);
    }
    learning.begin();
    int step = learning.stepOfStage();
    boolean reporting = step % options.validationEvery() == 0 || step == stage.steps();
    Lesson lesson = stage.lessons().apply(learning.step() - 1L);
    LessonStep.Shown shown;
    try (NDManager scope = torch.scope()) {
      shown = lessonStep.show(scope, lesson, learning.step(), reporting);
      if (!Double.isFinite(shown.loss()) || !Double.isFinite(shown.gradientNorm())) {
        throw notFinite(lesson, shown);
      }
      options.penalty().apply(torch, scope, block.trainable(), shown.gradients());
      optimiser.apply(scope, shown.gradients(), options.learningRate(step, stage.steps()), 0);
    }
    learning.taken(shown.loss());
    return reporting ? report(stage, shown) : Optional.empty();
  }

  private Optional<TrainingHistory.Ending> report(Stage stage, LessonStep.Shown shown) {
    LessonStep.Evaluation validated = evaluate(stage.validation());
    int most = learning.step() - learning.stepOfStage();
    for (Stage rest : stages.subList(learning.stage(), stages.size())) {
      most += rest.steps();
    }
    LearningProgress progress =
        new LearningProgress(
            learning.step(),
            most,
            learning.meanLoss(),
            shown.accuracy(),
            validated.loss(),
            validated.accuracy(),
            shown.gradientNorm());
    learning.reports().add(progress);
    listener.learned(progress);
    boolean reached = stage.until() < 1 && validated.accuracy() >= stage.until();
    learning.validated(validated.loss(), reached, block::weights);
    if (reached) {
      return Optional.of(TrainingHistory.Ending.TARGET_REACHED);
    }
    return options.patience() > 0 && learning.since() >= options.patience()
        ? Optional.of(TrainingHistory.Ending.NO_PROGRESS)
        : Optional.empty();
  }

  private LessonStep.Evaluation evaluate(List<Lesson> lessons) {
    double loss = lessons.isEmpty() ? Double.NaN : 0;
    double accuracy = Double.NaN;
    for (Lesson lesson : lessons) {
      LessonStep.Evaluation one = lessonStep.evaluate(torch, lesson);
      loss += one.loss() / lessons.size();
      accuracy = Double.isNaN(accuracy) ? one.accuracy() : Math.min(accuracy, one.accuracy());
    }
    return new LessonStep.Evaluation(loss, accuracy);
  }

  private HomologException notFinite(Lesson lesson, LessonStep.Shown shown) {
    return HomologException.mistake(
        "training step "
            + learning.step()
            + ": the loss is "
            + shown.loss()
            + " and the norm of its gradient "
            + shown.gradientNorm()
            + "; "
            + OffendingBatch.explain(lesson.trials())
            + "try a smaller learning-rate (now "
            + options.optimiser().learningRate()
            + ") or clip-norm (now "
            + options.clipNorm()
            + ")"
            + safekeeping
                .spill(lesson.trials(), block::weights, learning.step(), shown.loss())
                .map(file -> "; the batch is in " + file)
                .orElse(""));
  }
}
