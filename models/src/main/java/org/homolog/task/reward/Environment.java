package org.homolog.task.reward;

import java.util.List;

/**
 * A task played move by move: observation, action, reward. Immutable and safe for several threads;
 * an episode is not shared between threads.
 */
public interface Environment {
  /**
   * Its name.
   *
   * @return the id
   */
  String id();

  /**
   * What is observed.
   *
   * @return one name per channel
   */
  List<String> observations();

  /**
   * What can be done.
   *
   * @return one name per action
   */
  List<String> actions();

  /**
   * Duration of one step.
   *
   * @return seconds
   */
  double stepSeconds();

  /**
   * Begins an episode. Episode k of a seed has the same chances whatever was done in others, and
   * the same actions in it have the same outcomes.
   *
   * @param seed the seed
   * @param number number of the episode
   * @return the episode
   */
  Episode begin(long seed, long number);

  /**
   * What acting at random earns.
   *
   * @return expected sum of rewards per episode
   */
  double chanceReward();

  /**
   * What the best that is known earns.
   *
   * @return expected sum of rewards per episode
   */
  double idealReward();

  /**
   * How chance and ideal were found.
   *
   * @return one or two sentences
   */
  String baselines();

  /** One episode, being played. */
  interface Episode {
    /**
     * What is observed before the next action.
     *
     * @return one value per channel; a copy
     */
    float[] observe();

    /**
     * Acts.
     *
     * @param action number of the action
     * @return what came of it
     * @throws IllegalArgumentException if there is no such action
     * @throws IllegalStateException if the episode is over
     */
    Outcome act(int action);

    /**
     * Whether the episode has ended.
     *
     * @return true after its last step
     */
    boolean isOver();
  }

  /**
   * What came of an action.
   *
   * @param reward the reward
   * @param decided whether the action was a decision
   * @param right whether it was the right one: what earns most given what is hidden
   */
  record Outcome(double reward, boolean decided, boolean right) {}

  /** Acts in one episode. */
  @FunctionalInterface
  interface Policy {
    /**
     * Acts.
     *
     * @param observation what is observed
     * @return number of the action
     */
    int act(float[] observation);
  }
}
