package org.homolog.task.reward;

import java.util.ArrayList;
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
 * A bandit: arms of which one is rewarded more often than the others, and may give way to another.
 * What is observed is the last action and its reward.
 */
public final class Bandit implements Environment {
  private static final int SIMULATED = 2000;

  private final BanditOptions options;

  /**
   * The bandit to be played.
   *
   * @param options its options
   */
  public Bandit(BanditOptions options) {
    this.options = options;
  }

  /**
   * The bandit as a task with targets.
   *
   * @param options its options
   * @return the task
   */
  public static FactorialTask task(BanditOptions options) {
    Bandit bandit = new Bandit(options);
    TrialVariable good =
        TrialVariable.index("good_arm", options.arms())
            .description("the good arm at first, from 0");
    return ObservedPlay.task(
            bandit,
            good,
            (trial, first) ->
                new Pulls(
                    options,
                    options.good() > 0 ? options.good() - 1 : first,
                    trial.random().nextLong(),
                    trial.number()),
            new ObservedPlay.Bayesian() {
              @Override
              public ReversalBelief prior() {
                return belief(options);
              }

              @Override
              public void learn(ReversalBelief belief, int action, float[] next) {
                belief.learn(action, next[options.arms()] > 0);
              }

              @Override
              public int action(int option) {
                return option;
              }
            })
        .baselines(
            "Chance: any arm, exact. Shortcut: the last arm again if it was rewarded, else the next,"
                + " on 2000 drawn trials. Ideal observer: what is wanted is what a Bayesian would"
                + " do, exact.")
        .build();
  }

  /**
   * The task, to be found by name.
   *
   * @return its factory
   */
  public static TaskFactory<?> kind() {
    return new TaskKind<>(
        Description.builder("bandit", "Bandit")
            .summary(
                "One of some arms is rewarded more often than the others, and may give way to"
                    + " another. As a task with targets, somebody pulls arms at random, the inputs"
                    + " are the arm pulled last and its reward, and the arm is wanted that a"
                    + " Bayesian would pull next; steps at which several are as good do not count,"
                    + " and a trial ends with one that counts. Played for reward by the library"
                    + " (org.homolog.task.reward.Environment).")
            .formula(
                "P(reward) = high for the good arm, low for the others; belief by Bayes' rule, then"
                    + " b (1 - switching) + (1 - b) switching / (arms - 1)")
            .references(
                Reference.of(
                    "Behrens, Woolrich, Walton and Rushworth 2007, Learning the value of"
                        + " information in an uncertain world, Nature Neuroscience",
                    "10.1038/nn1954"))
            .elsewhere("neurogym: Bandit-v0")
            .build(),
        BanditOptions.class,
        Bandit::task);
  }

  static ReversalBelief belief(BanditOptions options) {
    ReversalBelief belief =
        new ReversalBelief(options.arms(), options.high(), options.low(), options.switching());
    if (options.good() > 0) {
      belief.know(options.good() - 1);
    }
    return belief;
  }

  @Override
  public String id() {
    return "bandit";
  }

  @Override
  public List<String> observations() {
    List<String> names = new ArrayList<>();
    for (int arm = 1; arm <= options.arms(); arm++) {
      names.add("pulled arm " + arm);
    }
    names.add("reward");
    return names;
  }

  @Override
  public List<String> actions() {
    List<String> names = new ArrayList<>();
    for (int arm = 1; arm <= options.arms(); arm++) {
      names.add("arm " + arm);
    }
    return names;
  }

  @Override
  public double stepSeconds() {
    return options.dt() / 1000;
  }

  @Override
  public Episode begin(long seed, long number) {
    CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "good arm"), number);
    int first = options.good() > 0 ? options.good() - 1 : random.nextInt(options.arms());
    return new Pulls(options, first, seed, number);
  }

  @Override
  public double chanceReward() {
    return options.pulls()
        * (options.high() + (options.arms() - 1) * options.low())
        / options.arms();
  }

  @Override
  public double idealReward() {
    return Playing.play(this, 1, SIMULATED, number -> new Greedy(options)).reward();
  }

  @Override
  public String baselines() {
    return "Chance: exact. Ideal: a Bayesian who pulls the likeliest good arm, on "
        + SIMULATED
        + " episodes; never trying another arm for what may be learned from it costs little.";
  }

  /** Pulls the likeliest good arm. */
  private static final class Greedy implements Policy {
    private final BanditOptions options;
    private final ReversalBelief belief;
    private int last = -1;

    Greedy(BanditOptions options) {
      this.options = options;
      belief = belief(options);
    }

    @Override
    public int act(float[] observation) {
      if (last >= 0) {
        belief.learn(last, observation[options.arms()] > 0);
      }
      last = belief.best();
      return last;
    }
  }

  /** An episode: what pull t of an arm gives does not depend on what was pulled before. */
  private static final class Pulls implements Episode {
    private final BanditOptions options;
    private final CounterRandom random;
    private final float[] observed;
    private int good;
    private int pulled;

    Pulls(BanditOptions options, int good, long seed, long number) {
      this.options = options;
      this.good = good;
      random = new CounterRandom(CounterRandom.seed(seed, "pulls"), number);
      observed = new float[options.arms() + 1];
    }

    @Override
    public float[] observe() {
      return observed.clone();
    }

    @Override
    public boolean isOver() {
      return pulled == options.pulls();
    }

    @Override
    public Outcome act(int action) {
      Playing.check(action, options.arms(), isOver());
      boolean right = action == good;
      boolean rewarded = random.nextDouble() < (right ? options.high() : options.low());
      Arrays.fill(observed, 0);
      observed[action] = 1;
      observed[options.arms()] = rewarded ? 1 : 0;
      // Drawn whether or not it is needed, so that every pull takes as many numbers.
      boolean switches = random.nextDouble() < options.switching();
      int other = random.nextInt(options.arms() - 1);
      if (switches) {
        good = (good + 1 + other) % options.arms();
      }
      pulled++;
      return new Outcome(rewarded ? 1 : 0, true, right);
    }
  }
}
