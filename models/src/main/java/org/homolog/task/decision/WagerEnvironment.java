package org.homolog.task.decision;

import java.util.List;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.task.Normal;
import org.homolog.task.Periods;
import org.homolog.task.reward.Environment;
import org.homolog.task.reward.Playing;

/**
 * The post-decision wager played for reward: an episode is a trial, an action is taken at every
 * step, and any but fixating is a decision, which ends the trial. Deciding before fixation goes off
 * earns what the sure target earns where it is not offered.
 */
public final class WagerEnvironment implements Environment {
  private static final int SIMULATED = 4000;
  private static final int RIGHT = 2;
  private static final int SURE = 3;

  private final PostDecisionWagerOptions options;
  private final FactorialTask task;

  /**
   * The task to be played.
   *
   * @param options its options
   */
  public WagerEnvironment(PostDecisionWagerOptions options) {
    this.options = options;
    this.task = PostDecisionWager.of(options);
  }

  @Override
  public String id() {
    return task.id();
  }

  @Override
  public List<String> observations() {
    return task.inputs();
  }

  @Override
  public List<String> actions() {
    return task.outputs();
  }

  @Override
  public double stepSeconds() {
    return task.stepSeconds();
  }

  @Override
  public Episode begin(long seed, long number) {
    return new Wager(task.draw(seed, number, 1, Task.Mode.TRAIN));
  }

  /** Deciding in the first step of the decision period, any action but fixating alike. */
  @Override
  public double chanceReward() {
    double sure =
        options.sureShare() * options.rewardSure()
            + (1 - options.sureShare()) * options.rewardAbsent();
    return (options.rewardCorrect() + options.rewardWrong() + sure) / 3;
  }

  @Override
  public double idealReward() {
    return Playing.play(this, 1, SIMULATED, number -> bayesian()).reward();
  }

  @Override
  public String baselines() {
    return "Chance: any of the three decisions when one is due, exact. Ideal: a Bayesian who knows"
        + " the coherences there are, sums the evidence, and takes the sure target where it earns"
        + " more than the choice is expected to, on "
        + SIMULATED
        + " trials.";
  }

  /**
   * A Bayesian who decides in the first step of the decision period.
   *
   * @return the policy, for one episode
   */
  public Policy bayesian() {
    return new Bayesian();
  }

  private final class Bayesian implements Policy {
    private double evidence;
    private int steps;

    @Override
    public int act(float[] observation) {
      if (observation[1] != 0 || observation[RIGHT] != 0) {
        evidence += observation[1] - observation[RIGHT];
        steps++;
      }
      if (observation[0] > 0.5) {
        return 0;
      }
      int choice = evidence > 0 ? 1 : RIGHT;
      double earned =
          options.rewardWrong() + confidence() * (options.rewardCorrect() - options.rewardWrong());
      boolean offered = observation[PostDecisionWager.SURE_INPUT] > 0.5;
      return offered && options.rewardSure() > earned ? SURE : choice;
    }

    /** Probability that the choice the evidence is for is right. */
    private double confidence() {
      double variance = 2 * options.sigma() * options.sigma() / options.dt() * steps;
      double forChoice = 0;
      double against = 0;
      double toward = Math.abs(evidence);
      for (double coherence : options.coherences()) {
        double mean = coherence / 100 * steps;
        forChoice += Normal.density((toward - mean) / Math.sqrt(variance));
        against += Normal.density((toward + mean) / Math.sqrt(variance));
      }
      return forChoice + against > 0 ? forChoice / (forChoice + against) : 1;
    }
  }

  private final class Wager implements Episode {
    private final Trials trial;
    private final int due;
    private int step;
    private boolean over;

    Wager(Trials trial) {
      this.trial = trial;
      due = Periods.steps(trial.conditions().column("go").number(0) * 1000, options.dt());
    }

    @Override
    public float[] observe() {
      float[] observed = new float[trial.inputCount()];
      if (!over) {
        System.arraycopy(trial.inputs(), step * observed.length, observed, 0, observed.length);
      }
      return observed;
    }

    @Override
    public boolean isOver() {
      return over;
    }

    @Override
    public Outcome act(int action) {
      Playing.check(action, SURE + 1, over);
      boolean early = step < due;
      step++;
      over = action != 0 || step == trial.lengths()[0];
      if (action == 0) {
        return new Outcome(0, false, false);
      }
      if (early) {
        return new Outcome(options.rewardAbsent(), false, false);
      }
      if (action == SURE) {
        boolean offered = trial.conditions().column("sure").number(0) == 1;
        return new Outcome(offered ? options.rewardSure() : options.rewardAbsent(), false, false);
      }
      boolean right = action == (int) trial.conditions().column("choice").number(0);
      return new Outcome(right ? options.rewardCorrect() : options.rewardWrong(), true, right);
    }
  }
}
