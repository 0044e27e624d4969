package org.homolog.task.perception;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.JudgedTrial;
import org.homolog.spi.Reference;
import org.homolog.spi.Task;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.spi.Trials;
import org.homolog.task.Periods;
import org.homolog.task.TaskKind;
import org.homolog.task.Waiting;

/**
 * Event segmentation: a stream of noisy features changes from scene to scene, and every change is
 * to be told soon after it, and nothing else.
 */
public final class EventBoundaries {
  private static final int SIMULATED = 1000;

  private final EventBoundariesOptions options;
  private final Waiting event;
  private final double[][] scenes;
  private final TrialVariable first;
  private final TrialVariable second;
  private final TrialVariable boundary = Periods.time("boundary");

  private EventBoundaries(EventBoundariesOptions options) {
    this.options = options;
    event = Waiting.of("event", options.event());
    scenes = scenes(options);
    first = TrialVariable.index("scene_1", options.scenes()).description("the first scene");
    second =
        TrialVariable.index("step_2", options.scenes() - 1)
            .description("how many scenes on, cyclically, the second is, less 1");
  }

  /** Fixed patterns, all different, the same for everyone. */
  private static double[][] scenes(EventBoundariesOptions options) {
    List<double[]> made = new ArrayList<>();
    for (long stream = 0; made.size() < options.scenes(); stream++) {
      CounterRandom random = new CounterRandom(CounterRandom.seed(1, "scenes"), stream);
      double[] scene = new double[options.features()];
      Arrays.setAll(scene, k -> random.nextInt(2) * 2 - 1);
      if (made.stream().noneMatch(other -> Arrays.equals(other, scene))) {
        made.add(scene);
      }
    }
    return made.toArray(double[][]::new);
  }

  /**
   * The task.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask of(EventBoundariesOptions options) {
    EventBoundaries task = new EventBoundaries(options);
    List<String> inputs = new ArrayList<>();
    for (int k = 1; k <= options.features(); k++) {
      inputs.add("feature " + k);
    }
    return FactorialTask.named("event-boundaries")
        .step(options.dt())
        .inputs(inputs)
        .choices("within an event", "boundary")
        .variables(task.first, task.second, task.boundary)
        .trial(task::make)
        .judge(task::right)
        .chance(0)
        .shortcut(task::oneFeature)
        .idealObserver(() -> options.sigma() == 0 ? 1 : task.filtered())
        .baselines(
            "Chance: never telling a boundary, exact. Shortcut: the changes of the one feature that"
                + " changes in all boundaries of a trial most often, without noise, exact. Ideal"
                + " observer: exact without noise, else a Bayesian filter that knows the scenes and"
                + " the rate of changes, and tells a boundary when the likeliest scene changes, on "
                + SIMULATED
                + " drawn trials.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("event-boundaries", "Event boundaries in a feature stream")
            .summary(
                "A trial is a succession of events. In each the features are those of a scene, plus"
                    + " noise; successive scenes differ. The answer boundary is wanted within a"
                    + " window from the beginning of each event but the first. A trial is right if"
                    + " in every window some step tells the boundary, and no other step does.")
            .formula("feature k: scene_k + sigma / sqrt(dt) xi, scene_k 1 or -1")
            .references(
                Reference.of(
                    "Zacks, Speer, Swallow, Braver and Reynolds 2007, Event perception: a"
                        + " mind-brain perspective, Psychological Bulletin",
                    "10.1037/0033-2909.133.2.273"),
                Reference.of(
                    "Zheng, Schjetnan, Yebra and others 2022, Neurons detect cognitive boundaries"
                        + " to structure episodic memories in humans, Nature Neuroscience",
                    "10.1038/s41593-022-01020-w"))
            .build(),
        EventBoundariesOptions.class,
        EventBoundaries::of);
  }

  private int window() {
    return Periods.steps(options.window(), options.dt());
  }

  private void make(TrialBuilder trial) {
    int scene = trial.whole(first);
    for (int k = 0; k < options.events(); k++) {
      if (k == 1) {
        scene = (scene + 1 + trial.whole(second)) % options.scenes();
      } else if (k > 1) {
        scene = (scene + 1 + trial.random().nextInt(options.scenes() - 1)) % options.scenes();
      }
      int from = trial.period(event.in(trial));
      for (int feature = 0; feature < options.features(); feature++) {
        trial.input(feature, from, trial.length(), scenes[scene][feature]);
      }
      if (k > 0) {
        trial.label(from, from + window(), 1);
        trial.weigh(from, from + window(), options.boundaryWeight());
      }
      if (k == 1) {
        trial.setTime(boundary, from);
      }
    }
    trial.noise(
        0, options.features(), 0, trial.length(), options.sigma() / Math.sqrt(options.dt()));
  }

  private double right(JudgedTrial trial) {
    boolean told = true;
    for (int step = 0; step < trial.length(); step++) {
      boolean wanted = trial.target(0, step) == 1;
      boolean began = wanted && (step == 0 || trial.target(0, step - 1) == 0);
      boolean answered = trial.choice(step) == 1;
      if ((began && !told) || (answered && !wanted)) {
        return 0;
      }
      told = (told && !began) || (wanted && answered);
    }
    return told ? 1 : 0;
  }

  /** Probability that all boundaries of a trial change one feature, for the best of them. */
  private double oneFeature() {
    int count = options.scenes();
    double best = 0;
    for (int feature = 0; feature < options.features(); feature++) {
      double[] reached = new double[count];
      Arrays.fill(reached, 1.0 / count);
      for (int k = 1; k < options.events(); k++) {
        double[] next = new double[count];
        for (int from = 0; from < count; from++) {
          for (int to = 0; to < count; to++) {
            if (scenes[from][feature] != scenes[to][feature]) {
              next[to] += reached[from] / (count - 1);
            }
          }
        }
        reached = next;
      }
      best = Math.max(best, Arrays.stream(reached).sum());
    }
    return best;
  }

  private double filtered() {
    Task task = of(options);
    double right = 0;
    int batch = 100;
    for (int begin = 0; begin < SIMULATED; begin += batch) {
      Trials trials = task.draw(1, begin, batch, Task.Mode.TRAIN);
      float[] answers = new float[trials.steps() * batch * 2];
      for (int k = 0; k < batch; k++) {
        follow(trials, k, answers);
      }
      right += Arrays.stream(task.judge(trials, answers)).sum();
    }
    return right / SIMULATED;
  }

  private void follow(Trials trials, int trial, float[] answers) {
    int count = options.scenes();
    double change = options.dt() / (event.mean() + event.least());
    double[] belief = new double[count];
    Arrays.fill(belief, 1.0 / count);
    double variance = options.sigma() * options.sigma() / options.dt();
    int likeliest = -1;
    for (int step = 0; step < trials.lengths()[trial]; step++) {
      int at = step * trials.trials() + trial;
      double[] logs = new double[count];
      for (int scene = 0; scene < count; scene++) {
        double prior =
            step == 0
                ? belief[scene]
                : belief[scene] * (1 - change) + (1 - belief[scene]) * change / (count - 1);
        logs[scene] = StrictMath.log(prior);
        for (int k = 0; k < options.features(); k++) {
          double apart = trials.inputs()[at * options.features() + k] - scenes[scene][k];
          logs[scene] -= apart * apart / (2 * variance);
        }
      }
      double largest = Arrays.stream(logs).max().orElseThrow();
      double sum = 0;
      int best = 0;
      for (int scene = 0; scene < count; scene++) {
        belief[scene] = StrictMath.exp(logs[scene] - largest);
        sum += belief[scene];
        best = logs[scene] > logs[best] ? scene : best;
      }
      for (int scene = 0; scene < count; scene++) {
        belief[scene] /= sum;
      }
      boolean changed = likeliest >= 0 && best != likeliest;
      likeliest = best;
      answers[at * 2 + (changed ? 1 : 0)] = 1;
    }
  }
}
