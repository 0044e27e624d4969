package org.homolog.task.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Task;
import org.homolog.spi.TaskDeclaration;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.spi.Trials;

/**
 * A task with targets made of an environment with one good option: somebody acts at random, and
 * wanted is what a Bayesian who watches would do next.
 */
final class ObservedPlay {
  private static final int SIMULATED = 2000;

  private ObservedPlay() {}

  /** Who watches. */
  interface Bayesian {
    ReversalBelief prior();

    /** Learns from an action and from what was observed after it. */
    void learn(ReversalBelief belief, int action, float[] next);

    /** The action that goes for an option. */
    int action(int option);
  }

  /** A declaration that lacks only what is said of its baselines. */
  static TaskDeclaration task(
      Environment environment,
      TrialVariable first,
      BiFunction<TrialBuilder, Integer, Environment.Episode> begin,
      Bayesian bayesian) {
    return declared(environment, first, begin, bayesian)
        .shortcut(
            () ->
                winStay(
                    declared(environment, first, begin, bayesian).shortcut(() -> 1).build(),
                    environment.actions().size()));
  }

  private static TaskDeclaration declared(
      Environment environment,
      TrialVariable first,
      BiFunction<TrialBuilder, Integer, Environment.Episode> begin,
      Bayesian bayesian) {
    TrialVariable answer =
        TrialVariable.derived("answer").whole().description("what is wanted last, from 0");
    int actions = environment.actions().size();
    return FactorialTask.named(environment.id())
        .step(environment.stepSeconds() * 1000)
        .inputs(environment.observations())
        .choices(environment.actions())
        .variables(first, answer)
        .chance(1.0 / actions)
        .idealObserver(() -> 1)
        .trial(
            trial -> {
              Environment.Episode episode = begin.apply(trial, trial.whole(first));
              List<float[]> seen = new ArrayList<>();
              List<Integer> wanted = new ArrayList<>();
              List<Boolean> counts = new ArrayList<>();
              ReversalBelief belief = bayesian.prior();
              int last = 0;
              while (!episode.isOver()) {
                seen.add(episode.observe());
                wanted.add(bayesian.action(belief.best()));
                counts.add(!belief.isTied());
                last = belief.isTied() ? last : seen.size() - 1;
                int action = trial.random().nextInt(actions);
                episode.act(action);
                bayesian.learn(belief, action, episode.observe());
              }
              counts.set(last, true);
              fill(trial, seen.subList(0, last + 1), wanted, counts);
              trial.set(answer, wanted.get(last));
            });
  }

  private static void fill(
      TrialBuilder trial, List<float[]> seen, List<Integer> wanted, List<Boolean> counts) {
    trial.steps(seen.size());
    for (int step = 0; step < seen.size(); step++) {
      float[] now = seen.get(step);
      for (int channel = 0; channel < now.length; channel++) {
        trial.input(channel, step, step + 1, now[channel]);
      }
      trial.label(step, step + 1, wanted.get(step));
      trial.weigh(step, step + 1, counts.get(step) ? 1 : 0);
    }
  }

  /** The last action again if the last channel, the reward, says so; else the next. */
  private static double winStay(Task task, int actions) {
    Trials trials = task.draw(1, 0, SIMULATED, Task.Mode.TRAIN);
    float[] answers = new float[trials.steps() * SIMULATED * actions];
    int channels = trials.inputCount();
    for (int k = 0; k < SIMULATED; k++) {
      int at = (trials.lengths()[k] - 1) * SIMULATED + k;
      int last = 0;
      for (int action = 0; action < actions; action++) {
        last = trials.inputs()[at * channels + action] > 0 ? action : last;
      }
      boolean won = trials.inputs()[at * channels + channels - 1] > 0;
      answers[at * actions + (won ? last : (last + 1) % actions)] = 1;
    }
    double right = 0;
    for (double one : task.judge(trials, answers)) {
      right += one;
    }
    return right / SIMULATED;
  }
}
