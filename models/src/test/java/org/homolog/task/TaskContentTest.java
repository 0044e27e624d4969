package org.homolog.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.spi.JudgedTrial;
import org.homolog.spi.Options;
import org.homolog.spi.Task;
import org.homolog.spi.Trials;
import org.homolog.task.action.GoNoGo;
import org.homolog.task.action.GoNoGoOptions;
import org.homolog.task.action.Patterns;
import org.homolog.task.action.PatternsOptions;
import org.homolog.task.action.Reaching;
import org.homolog.task.action.ReachingOptions;
import org.homolog.task.action.ReadySetGo;
import org.homolog.task.action.ReadySetGoOptions;
import org.homolog.task.memory.FlipFlop;
import org.homolog.task.memory.FlipFlopOptions;
import org.homolog.task.memory.MentalRotation;
import org.homolog.task.memory.MentalRotationOptions;
import org.homolog.task.memory.Navigation;
import org.homolog.task.memory.NavigationOptions;
import org.homolog.task.memory.PulseMemory;
import org.homolog.task.memory.PulseMemoryOptions;
import org.homolog.task.memory.SampleMatch;
import org.homolog.task.memory.SampleMatchOptions;
import org.homolog.task.perception.EventBoundaries;
import org.homolog.task.perception.EventBoundariesOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What single tasks ask for, recomputed from what they show. */
class TaskContentTest {
  private static final int COUNT = 400;

  private static double input(Trials trials, int trial, int step, int channel) {
    return trials.inputs()[(step * trials.trials() + trial) * trials.inputCount() + channel];
  }

  private static JudgedTrial wanted(Trials trials, int trial) {
    return new JudgedTrial(trials, trial, trials.targets(), trials.targetCount());
  }

  @Test
  void pulseMemoryReportsWhatTheFirstPulseMarked() {
    Task task = PulseMemory.of(Options.defaults(PulseMemoryOptions.class));
    Trials trials = task.draw(1, 0, 3000, Task.Mode.TRAIN);
    double plateau = 0;
    for (int k = 0; k < 3000; k++) {
      JudgedTrial trial = wanted(trials, k);
      double kept = Double.NaN;
      double squares = 0;
      for (int step = 0; step < trial.length(); step++) {
        if (input(trials, k, step, 1) == 1) {
          kept = input(trials, k, step, 0);
        }
        double target = input(trials, k, step, 2) == 1 ? kept : 0;
        assertEquals(target, trial.target(0, step), 1e-7);
        squares += target * target;
      }
      plateau += squares / trial.length() / 3000;
      assertEquals(0, trial.length() % 3);
    }
    assertEquals(0.0325, plateau, 0.001, "the error of always reporting 0");
  }

  @Test
  void flipFlopsKeepTheLastPulse() {
    Task task = FlipFlop.of(Options.defaults(FlipFlopOptions.class));
    Trials trials = task.draw(1, 0, COUNT, Task.Mode.TRAIN);
    for (int k = 0; k < COUNT; k++) {
      double[] state = new double[3];
      for (int step = 0; step < 64; step++) {
        for (int bit = 0; bit < 3; bit++) {
          double pulse = input(trials, k, step, bit);
          state[bit] = pulse != 0 ? pulse : state[bit];
          assertEquals(state[bit], wanted(trials, k).target(bit, step));
        }
      }
    }
  }

  @Test
  void patternsHaveTheStatedPeriodAndSize() {
    Task task = Patterns.of(Options.bind(PatternsOptions.class, Map.of("dt", 10)));
    Trials trials = task.draw(1, 0, 3, Task.Mode.TEST);
    double[] largest = {1.5, 0.9, 1.6};
    for (int k = 0; k < 3; k++) {
      double most = 0;
      for (int step = 0; step < 120; step++) {
        double value = wanted(trials, k).target(0, step);
        assertEquals(value, wanted(trials, k).target(0, step + 120), 1e-6);
        most = Math.max(most, Math.abs(value));
      }
      assertTrue(most < largest[k] && most > 0.6 * largest[k], k + ": " + most);
    }
    // Sussillo's four sines a quarter of the period on: 1.3 / 1.5 (1 - 1 / 6).
    assertEquals(1.3 / 1.5 * 5 / 6, wanted(trials, 0).target(0, 29), 1e-6);
    assertEquals(0.9, wanted(trials, 1).target(0, 29), 1e-6);
  }

  @Test
  void readySetGoAsksForTheIntervalShown() {
    Task task = ReadySetGo.of(Options.bind(ReadySetGoOptions.class, Map.of("gain", 1.5)));
    Trials trials = task.draw(1, 0, COUNT, Task.Mode.TRAIN);
    for (int k = 0; k < COUNT; k++) {
      int ready = first(trials, k, 0);
      int set = first(trials, k, 1);
      JudgedTrial trial = wanted(trials, k);
      int go = 0;
      while (trial.target(0, go) == 0) {
        go++;
      }
      assertEquals(1.5 * (set - ready), go - set, 0.5001);
      assertTrue((set - ready) * 20 >= 780 && (set - ready) * 20 <= 1500);
    }
    float[] answers = new float[trials.steps() * COUNT * 2];
    for (int step = 0; step < trials.steps(); step++) {
      for (int k = 0; k < COUNT; k++) {
        int set = first(trials, k, 1);
        int due = (int) Math.round(1.5 * (set - first(trials, k, 0)));
        int late = k % 2 == 0 ? (int) (due * 1.15) : (int) (due * 1.3) + 1;
        answers[(step * COUNT + k) * 2 + (step >= set + late ? 1 : 0)] = 1;
      }
    }
    double[] right = task.judge(trials, answers);
    for (int k = 0; k < COUNT; k++) {
      boolean inTime = first(trials, k, 1) >= 0 && k % 2 == 0;
      assertEquals(inTime ? 1 : 0, right[k], "trial " + k);
    }
  }

  private static int first(Trials trials, int trial, int channel) {
    int step = 0;
    while (input(trials, trial, step, channel) == 0) {
      step++;
    }
    return step;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8})
  void goNoGo(double share) {
    Task task =
        GoNoGo.of(
            Options.bind(GoNoGoOptions.class, Map.of("go-share", share, "sigma", 12, "dt", 50)));
    Trials trials = task.draw(2, 0, 20_000, Task.Mode.TRAIN);
    double right = 0;
    double going = 0;
    double odds = Math.log(share / (1 - share));
    for (int k = 0; k < 20_000; k++) {
      double evidence = 0;
      for (int step = 6; step < 16; step++) {
        evidence += input(trials, k, step, 1) - input(trials, k, step, 2);
      }
      boolean go = trials.conditions().column("go").number(k) == 1;
      going += go ? 1 : 0;
      right += evidence * 50 / (12 * 12) + odds > 0 == go ? 1 : 0;
    }
    assertEquals(share, going / 20_000, 0.014);
    assertEquals(task.idealObserver().orElseThrow(), right / 20_000, 0.014);
    // An answer at any step of the decision period is one too many in a no-go trial.
    Trials two = task.draw(1, 0, 2, Task.Mode.TEST);
    float[] answers = new float[two.steps() * 2 * 2];
    answers[((two.steps() - 3) * 2) * 2 + 1] = 1;
    answers[((two.steps() - 1) * 2 + 1) * 2 + 1] = 1;
    assertEquals(
        List.of(0.0, 1.0), List.of(task.judge(two, answers)[0], task.judge(two, answers)[1]));
  }

  @Test
  void positionsAreTheSumOfSteps() {
    Task task = Navigation.of(Options.defaults(NavigationOptions.class));
    Trials trials = task.draw(1, 0, COUNT, Task.Mode.TRAIN);
    double speeds = 0;
    double farthest = 0;
    for (int k = 0; k < COUNT; k++) {
      double x = 0;
      double y = 0;
      for (int step = 0; step < 100; step++) {
        double way = input(trials, k, step, 0) * 0.015;
        speeds += input(trials, k, step, 0) / (100 * COUNT);
        x += way * input(trials, k, step, 2);
        y += way * input(trials, k, step, 1);
        assertEquals(x, wanted(trials, k).target(0, step), 1e-4);
        assertEquals(y, wanted(trials, k).target(1, step), 1e-4);
        assertTrue(Math.abs(x) <= 0.5001 && Math.abs(y) <= 0.5001);
        farthest = Math.max(farthest, Math.abs(x));
      }
    }
    assertEquals(1, speeds, 0.02);
    assertTrue(farthest > 0.48, "walls are reached");
  }

  @Test
  void reachesAreSmoothAndEndAtTheTarget() {
    ReachingOptions options =
        Options.bind(ReachingOptions.class, Map.of("sigma", 2, "target", 200, "dt", 10));
    Task task = Reaching.of(options);
    Trials trials = task.draw(3, 0, 8000, Task.Mode.TRAIN);
    float[] answers = new float[trials.steps() * 8000 * 2];
    for (int k = 0; k < 8000; k++) {
      JudgedTrial trial = wanted(trials, k);
      int last = trial.length() - 1;
      double angle = Math.toRadians(trial.get("direction"));
      assertEquals(Math.cos(angle), trial.target(0, last), 1e-6);
      int go = (int) Math.round(trial.get("go") * 100);
      assertEquals(0, trial.target(0, go - 1));
      assertEquals(Math.sin(angle) / 2, trial.target(1, go + 24), 1e-6, "half way at half time");
      for (int step = 20; step < 40; step++) {
        for (int axis = 0; axis < 2; axis++) {
          answers[(last * 8000 + k) * 2 + axis] += (float) input(trials, k, step, 1 + axis) / 20;
        }
      }
    }
    double right = Arrays.stream(task.judge(trials, answers)).average().orElse(0);
    assertEquals(task.idealObserver().orElseThrow(), right, 0.022);
    assertTrue(right < 0.9);
  }

  @Test
  void rotationsTurnWhatWasShown() {
    MentalRotationOptions options =
        Options.bind(MentalRotationOptions.class, Map.of("sigma", 0.6, "dt", 50));
    Task task = MentalRotation.of(options);
    Trials trials = task.draw(3, 0, 4000, Task.Mode.TRAIN);
    float[] answers = new float[trials.steps() * 4000 * 2];
    Ring ring = new Ring(32);
    for (int k = 0; k < 4000; k++) {
      JudgedTrial trial = wanted(trials, k);
      int last = trial.length() - 1;
      double turned = Math.toRadians(trial.get("direction") + trial.get("rotation"));
      assertEquals(Math.cos(turned), trial.target(0, last), 1e-6);
      assertEquals(Math.sin(turned), trial.target(1, last), 1e-6);
      double[] sums = new double[32];
      for (int unit = 0; unit < 32; unit++) {
        for (int step = 6; step < 16; step++) {
          sums[unit] += input(trials, k, step, 1 + unit);
        }
      }
      double answer = likeliest(ring, sums) + Math.toRadians(trial.get("rotation"));
      answers[(last * 4000 + k) * 2] = (float) Math.cos(answer);
      answers[(last * 4000 + k) * 2 + 1] = (float) Math.sin(answer);
    }
    double right = Arrays.stream(task.judge(trials, answers)).average().orElse(0);
    assertTrue(right < 0.97, "noise matters: " + right);
    assertEquals(task.idealObserver().orElseThrow(), right, 0.035);
  }

  private static double likeliest(Ring ring, double[] sums) {
    double best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (double angle = 0; angle < 2 * Math.PI; angle += 0.02) {
      double product = 0;
      for (int unit = 0; unit < sums.length; unit++) {
        product += ring.bump(angle, unit) * sums[unit];
      }
      if (product > most) {
        most = product;
        best = angle;
      }
    }
    return best;
  }

  @Test
  void boundariesAreWhereTheFeaturesChange() {
    Task task = EventBoundaries.of(Options.defaults(EventBoundariesOptions.class));
    Trials trials = task.draw(1, 0, COUNT, Task.Mode.TRAIN_NOISELESS);
    for (int k = 0; k < COUNT; k++) {
      int since = 100;
      int boundaries = 0;
      for (int step = 0; step < trials.lengths()[k]; step++) {
        boolean changed = false;
        for (int f = 0; f < 8 && step > 0; f++) {
          changed |= input(trials, k, step, f) != input(trials, k, step - 1, f);
        }
        since = changed ? 0 : since + 1;
        boundaries += changed ? 1 : 0;
        assertEquals(since < 6 ? 1 : 0, wanted(trials, k).target(0, step));
      }
      assertEquals(3, boundaries);
    }
    Task noisy =
        EventBoundaries.of(Options.bind(EventBoundariesOptions.class, Map.of("sigma", 12)));
    double reached = noisy.idealObserver().orElseThrow();
    assertTrue(reached < 0.95 && reached > 0.2, "noise matters: " + reached);
  }

  @Test
  void noiseMakesSamplesHardToMatch() {
    double before = 1;
    for (double sigma : new double[] {0.1, 3, 8}) {
      Task task = SampleMatch.of(Options.bind(SampleMatchOptions.class, Map.of("sigma", sigma)));
      double ideal = task.idealObserver().orElseThrow();
      assertTrue(ideal <= before && ideal > 0.5, sigma + ": " + ideal);
      before = ideal;
    }
    assertTrue(before < 0.8, "noise matters: " + before);
  }
}
