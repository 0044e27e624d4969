package org.homolog.task.reward;

import java.util.function.LongFunction;
import org.homolog.random.CounterRandom;

/** Plays episodes. */
public final class Playing {
  private Playing() {}

  /**
   * How episodes went.
   *
   * @param reward mean over episodes of the sum of rewards
   * @param right share of decisions that were right; NaN if none was made
   * @param decisions number of decisions
   */
  public record Summary(double reward, double right, long decisions) {}

  /**
   * Plays episodes to their ends.
   *
   * @param environment what is played
   * @param seed seed of the episodes
   * @param count how many, from number 0
   * @param policies who acts in an episode of that number
   * @return how it went
   */
  public static Summary play(
      Environment environment,
      long seed,
      int count,
      LongFunction<? extends Environment.Policy> policies) {
    double reward = 0;
    long decisions = 0;
    long right = 0;
    for (long number = 0; number < count; number++) {
      Environment.Policy policy = policies.apply(number);
      Environment.Episode episode = environment.begin(seed, number);
      while (!episode.isOver()) {
        Environment.Outcome outcome = episode.act(policy.act(episode.observe()));
        reward += outcome.reward();
        decisions += outcome.decided() ? 1 : 0;
        right += outcome.decided() && outcome.right() ? 1 : 0;
      }
    }
    return new Summary(reward / count, (double) right / decisions, decisions);
  }

  /**
   * Somebody who acts at random.
   *
   * @param actions number of actions
   * @param seed the seed
   * @param number number of the episode
   * @return the policy
   */
  public static Environment.Policy atRandom(int actions, long seed, long number) {
    CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "at random"), number);
    return observation -> random.nextInt(actions);
  }

  /**
   * Refuses moves that cannot be made.
   *
   * @param action number of the action
   * @param actions number of actions
   * @param over whether the episode is over
   * @throws IllegalStateException if the episode is over
   * @throws IllegalArgumentException if there is no such action
   */
  public static void check(int action, int actions, boolean over) {
    if (over) {
      throw new IllegalStateException("the episode is over");
    }
    if (action < 0 || action >= actions) {
      throw new IllegalArgumentException(
          "there are " + actions + " actions, but number " + action + " was chosen");
    }
  }
}
