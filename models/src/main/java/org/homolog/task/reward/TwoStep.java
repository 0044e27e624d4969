package org.homolog.task.reward;

import java.util.Arrays;
import java.util.List;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Description;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Reference;
import org.homolog.spi.TaskFactory;
import org.homolog.spi.TrialVariable;
import org.homolog.task.TaskKind;

/**
 * The two-step task (Daw et al. 2011, with one action in the second step, as Akam et al. 2015 have
 * it): an action leads to one of two states, commonly to its own; one of the states is rewarded
 * more often, and they change places now and then. Who knows the transitions repeats an action
 * after a reward only if the transition was common.
 */
public final class TwoStep implements Environment {
  private static final int SIMULATED = 2000;
  private static final int REWARD = 4;

  private final TwoStepOptions options;

  /**
   * The task to be played.
   *
   * @param options its options
   */
  public TwoStep(TwoStepOptions options) {
    this.options = options;
  }

  /**
   * The task with targets.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask task(TwoStepOptions options) {
    TrialVariable good =
        TrialVariable.index("good_state", 2).description("the good state at first, from 0");
    return ObservedPlay.task(
            new TwoStep(options),
            good,
            (trial, first) ->
                new Choices(options, first, trial.random().nextLong(), trial.number()),
            new ObservedPlay.Bayesian() {
              @Override
              public ReversalBelief prior() {
                return belief(options);
              }

              @Override
              public void learn(ReversalBelief belief, int action, float[] next) {
                belief.learn(next[2] > 0 ? 0 : 1, next[REWARD] > 0);
              }

              @Override
              public int action(int option) {
                return option;
              }
            })
        .baselines(
            "Chance: either action, exact. Shortcut: the last action again if it was rewarded,"
                + " whatever the transition, on 2000 drawn trials. Ideal observer: what is wanted"
                + " is what a Bayesian would do, exact.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("two-step", "Two-step decision")
            .summary(
                "Each of two actions leads commonly to its own state and sometimes to the other's;"
                    + " one state is rewarded more often, and they change places now and then. As"
                    + " a task with targets, somebody acts at random, the inputs are the last"
                    + " action, the state it led to and its reward, and the action is wanted that"
                    + " a Bayesian who knows the transitions would choose; steps at which both are"
                    + " as good do not count. Played for reward by the library"
                    + " (org.homolog.task.reward.Environment).")
            .formula(
                "P(own state | action) = common; P(reward) = high in the good state, low in the"
                    + " other; belief by Bayes' rule, then b (1 - switching) + (1 - b) switching")
            .references(
                Reference.of(
                    "Daw, Gershman, Seymour, Dayan and Dolan 2011, Model-based influences on humans'"
                        + " choices and striatal prediction errors, Neuron",
                    "10.1016/j.neuron.2011.02.027"),
                Reference.of(
                    "Akam, Costa and Dayan 2015, Simple plans or sophisticated habits? State,"
                        + " transition and learning interactions in the two-step task, PLoS"
                        + " Computational Biology",
                    "10.1371/journal.pcbi.1004648"))
            .elsewhere("neurogym: DawTwoStep-v0")
            .build(),
        TwoStepOptions.class,
        TwoStep::task);
  }

  static ReversalBelief belief(TwoStepOptions options) {
    return new ReversalBelief(2, options.high(), options.low(), options.switching());
  }

  @Override
  public String id() {
    return "two-step";
  }

  @Override
  public List<String> observations() {
    return List.of("chose action 1", "chose action 2", "state 1", "state 2", "reward");
  }

  @Override
  public List<String> actions() {
    return List.of("action 1", "action 2");
  }

  @Override
  public double stepSeconds() {
    return options.dt() / 1000;
  }

  @Override
  public Episode begin(long seed, long number) {
    int first = new CounterRandom(CounterRandom.seed(seed, "good state"), number).nextInt(2);
    return new Choices(options, first, seed, number);
  }

  @Override
  public double chanceReward() {
    return options.trials() * (options.high() + options.low()) / 2;
  }

  @Override
  public double idealReward() {
    return Playing.play(this, 1, SIMULATED, number -> bayesian()).reward();
  }

  @Override
  public String baselines() {
    return "Chance: exact. Ideal: a Bayesian who knows the transitions, on "
        + SIMULATED
        + " episodes; both states are learned about equally, so that nothing is to be explored.";
  }

  /**
   * A Bayesian who knows the transitions and acts for the likelier good state.
   *
   * @return the policy, for one episode
   */
  public Policy bayesian() {
    ReversalBelief belief = belief(options);
    return observation -> {
      if (observation[2] + observation[3] > 0) {
        belief.learn(observation[2] > 0 ? 0 : 1, observation[REWARD] > 0);
      }
      return belief.best();
    };
  }

  /** An episode. */
  private static final class Choices implements Episode {
    private final TwoStepOptions options;
    private final CounterRandom random;
    private final float[] observed = new float[REWARD + 1];
    private int good;
    private int made;

    Choices(TwoStepOptions options, int good, long seed, long number) {
      this.options = options;
      this.good = good;
      random = new CounterRandom(CounterRandom.seed(seed, "two steps"), number);
    }

    @Override
    public float[] observe() {
      return observed.clone();
    }

    @Override
    public boolean isOver() {
      return made == options.trials();
    }

    @Override
    public Outcome act(int action) {
      Playing.check(action, 2, isOver());
      int state = random.nextDouble() < options.common() ? action : 1 - action;
      boolean rewarded = random.nextDouble() < (state == good ? options.high() : options.low());
      boolean right = action == good;
      Arrays.fill(observed, 0);
      observed[action] = 1;
      observed[2 + state] = 1;
      observed[REWARD] = rewarded ? 1 : 0;
      if (random.nextDouble() < options.switching()) {
        good = 1 - good;
      }
      made++;
      return new Outcome(rewarded ? 1 : 0, true, right);
    }
  }
}
