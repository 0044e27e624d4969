package org.homolog.task.reward;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.homolog.population.Table;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.task.decision.PostDecisionWager;
import org.homolog.task.decision.PostDecisionWagerOptions;
import org.homolog.task.decision.WagerEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentTest {
  private static Bandit bandit(Object... options) {
    return new Bandit(Options.bind(BanditOptions.class, map(options)));
  }

  private static TwoStep twoStep(Object... options) {
    return new TwoStep(Options.bind(TwoStepOptions.class, map(options)));
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static WagerEnvironment wager() {
    return new WagerEnvironment(Options.defaults(PostDecisionWagerOptions.class));
  }

  private static Stream<Environment> all() {
    return Stream.of(
        bandit("arms", 4, "switching", 0.1), twoStep(), wager(), bandit("good", 2, "pulls", 3));
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSameActionsHaveTheSameOutcomes(Environment environment) {
    for (long number = 0; number < 10; number++) {
      List<Object> one = played(environment, number);
      assertEquals(one, played(environment, number));
    }
  }

  private static List<Object> played(Environment environment, long number) {
    Environment.Policy policy = Playing.atRandom(environment.actions().size(), 3, number);
    Environment.Episode episode = environment.begin(5, number);
    List<Object> all = new ArrayList<>();
    while (!episode.isOver()) {
      float[] observed = episode.observe();
      assertEquals(environment.observations().size(), observed.length);
      for (float value : observed) {
        all.add(value);
      }
      int action = policy.act(observed);
      observed[0] = Float.NaN;
      all.add(episode.act(action));
    }
    assertThrows(IllegalStateException.class, () -> episode.act(0));
    assertThrows(IllegalArgumentException.class, () -> environment.begin(5, number).act(99));
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void chanceEarnsWhatIsSaidAndTheIdealMore(Environment environment) {
    int episodes = 4000;
    boolean steps = environment instanceof WagerEnvironment;
    double reward =
        Playing.play(
                environment,
                9,
                episodes,
                number -> {
                  Environment.Policy any =
                      Playing.atRandom(environment.actions().size() - (steps ? 1 : 0), 4, number);
                  return steps ? observed -> observed[0] > 0.5 ? 0 : 1 + any.act(observed) : any;
                })
            .reward();
    // Four standard errors of the sum of at most 40 rewards that come half of the time.
    assertEquals(environment.chanceReward(), reward, 4 * Math.sqrt(40 * 0.25 / episodes));
    assertTrue(environment.idealReward() > environment.chanceReward() * 1.1);
    assertTrue(environment.baselines().length() > 20);
  }

  @Test
  void whatAnArmGivesDoesNotDependOnWhatWasPulledBefore() {
    Bandit bandit = bandit("good", 1, "pulls", 50);
    for (long number = 0; number < 20; number++) {
      Environment.Episode one = bandit.begin(1, number);
      Environment.Episode other = bandit.begin(1, number);
      for (int pull = 0; pull < 50; pull++) {
        boolean together = pull % 2 == 1;
        Environment.Outcome first = one.act(0);
        Environment.Outcome second = other.act(together ? 0 : 1);
        if (together) {
          assertEquals(first, second);
          assertArrayEquals(one.observe(), other.observe());
        }
      }
    }
  }

  @Test
  void theGoodArmIsRewardedAsOftenAsSaid() {
    Playing.Summary good =
        Playing.play(bandit("good", 2, "arms", 3), 1, 500, number -> observed -> 1);
    assertEquals(0.8, good.reward() / 20, 0.02);
    assertEquals(1, good.right());
    Playing.Summary other =
        Playing.play(bandit("good", 2, "arms", 3), 1, 500, number -> observed -> 2);
    assertEquals(0.2, other.reward() / 20, 0.02);
    assertEquals(0, other.right());
  }

  /** The signature of knowing the transitions: reward and transition interact, no main effect. */
  @Test
  void aBayesianStaysAfterACommonRewardAndARareOmission() {
    TwoStep environment = twoStep("trials", 200);
    double[][] stays = new double[2][2];
    double[][] counts = new double[2][2];
    for (long number = 0; number < 60; number++) {
      Environment.Policy policy = environment.bayesian();
      Environment.Episode episode = environment.begin(2, number);
      int last = -1;
      while (!episode.isOver()) {
        float[] observed = episode.observe();
        int action = policy.act(observed);
        if (last >= 0) {
          int common = observed[2 + last] > 0 ? 1 : 0;
          int rewarded = observed[4] > 0 ? 1 : 0;
          counts[common][rewarded]++;
          stays[common][rewarded] += action == last ? 1 : 0;
        }
        last = action;
        episode.act(action);
      }
    }
    double commonRewarded = stays[1][1] / counts[1][1];
    double commonNot = stays[1][0] / counts[1][0];
    double rareRewarded = stays[0][1] / counts[0][1];
    double rareNot = stays[0][0] / counts[0][0];
    assertTrue(commonRewarded > commonNot + 0.1, commonRewarded + " and " + commonNot);
    assertTrue(rareNot > rareRewarded + 0.1, rareNot + " and " + rareRewarded);
  }

  /** Kiani and Shadlen 2009: accuracy is higher where the sure target was waived than forced. */
  @Test
  void waivingFallsWithCoherenceAndMarksTheUncertainTrials() {
    PostDecisionWagerOptions options =
        Options.bind(
            PostDecisionWagerOptions.class,
            map("dt", 50, "coherences", List.of(0, 3.2, 12.8, 51.2)));
    WagerEnvironment environment = new WagerEnvironment(options);
    Task task = PostDecisionWager.of(options);
    double[] sure = new double[4];
    double[] offered = new double[4];
    double[][] right = new double[4][2];
    double[][] chosen = new double[4][2];
    int episodes = 12_000;
    Table trials = task.draw(6, 0, episodes, Task.Mode.TRAIN).conditions();
    for (int number = 0; number < episodes; number++) {
      int level = options.coherences().indexOf(trials.column("coherence").number(number));
      int offer = (int) trials.column("sure").number(number);
      Environment.Policy policy = environment.bayesian();
      Environment.Episode episode = environment.begin(6, number);
      Environment.Outcome outcome = new Environment.Outcome(0, false, false);
      while (!episode.isOver()) {
        outcome = episode.act(policy.act(episode.observe()));
      }
      offered[level] += offer;
      if (outcome.decided()) {
        chosen[level][offer]++;
        right[level][offer] += outcome.right() ? 1 : 0;
        assertEquals(outcome.right() ? 1 : 0, outcome.reward());
      } else {
        assertEquals(1, offer);
        assertEquals(0.7, outcome.reward());
        sure[level]++;
      }
    }
    for (int level = 1; level < 4; level++) {
      assertTrue(sure[level] / offered[level] < sure[level - 1] / offered[level - 1]);
    }
    for (int level = 1; level < 3; level++) {
      double waived = right[level][1] / chosen[level][1];
      double forced = right[level][0] / chosen[level][0];
      assertTrue(waived > forced, waived + " and " + forced);
    }
  }

  @Test
  void theRightChoiceIsRewardedAndDecidingEarlyIsNot() {
    WagerEnvironment environment = wager();
    Task task = PostDecisionWager.of(Options.defaults(PostDecisionWagerOptions.class));
    for (int number = 0; number < 50; number++) {
      Table trial = task.draw(3, number, 1, Task.Mode.TRAIN).conditions();
      int choice = (int) trial.column("choice").number(0);
      Environment.Episode episode = environment.begin(3, number);
      while (episode.observe()[0] > 0.5) {
        assertEquals(0, episode.act(0).reward());
      }
      assertEquals(new Environment.Outcome(1, true, true), episode.act(choice));
      assertTrue(episode.isOver());
      assertEquals(-0.1, environment.begin(3, number).act(choice).reward());
    }
  }

  @Test
  void aFilterIsExactWhereItCanBeCounted() {
    // Two arms, rewarded at the first twice of three times: 0.8^2 0.2 against 0.2^2 0.8.
    ReversalBelief belief = new ReversalBelief(2, 0.8, 0.2, 0);
    assertTrue(belief.isTied());
    belief.learn(0, true);
    belief.learn(0, false);
    assertTrue(belief.isTied());
    belief.learn(0, true);
    assertEquals(0, belief.best());
    ReversalBelief forgetful = new ReversalBelief(2, 0.8, 0.2, 0.5);
    forgetful.learn(0, true);
    assertTrue(forgetful.isTied());
  }
}
