package org.homolog.behaviour;

import java.util.EnumSet;
import java.util.Set;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Comparison;
import org.homolog.spi.testkit.Invariance;
import org.homolog.spi.testkit.PluginContractTest;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Nested;

/** Comparisons of behaviour held to the contract of plug-ins. */
class BehaviourContractTest {
  private static final Set<Invariance> ACTIVITY =
      EnumSet.of(
          Invariance.UNIT_ORDER, Invariance.UNIT_ROTATION, Invariance.SCALE, Invariance.OFFSET);

  abstract static class Contract<O extends Record, P> extends PluginContractTest<O, P> {
    @Override
    protected Set<Invariance> invariances() {
      return ACTIVITY;
    }

    @Override
    protected NeuralSystem system(long seed) {
      CounterRandom random = new CounterRandom(seed, 9);
      double[] accuracies = new double[9];
      java.util.Arrays.setAll(accuracies, i -> 0.3 + 0.6 * random.nextDouble());
      return Observers.recogniser(seed, 13, accuracies);
    }
  }

  @Nested
  class Accuracy extends Contract<AccuracyOptions, Behaviour> {
    @Override
    protected Comparison<AccuracyOptions, Behaviour> comparison() {
      return new AccuracyComparison();
    }
  }

  @Nested
  class Consistency extends Contract<ErrorConsistencyOptions, Behaviour> {
    @Override
    protected Comparison<ErrorConsistencyOptions, Behaviour> comparison() {
      return new ErrorConsistency();
    }
  }

  @Nested
  class AnswerConsistency extends Consistency {
    @Override
    protected ErrorConsistencyOptions options() {
      return Observers.options(ErrorConsistencyOptions.class, "agreement", "answers");
    }
  }

  @Nested
  class Pattern extends Contract<ErrorPatternOptions, Behaviour> {
    @Override
    protected Comparison<ErrorPatternOptions, Behaviour> comparison() {
      return new ErrorPattern();
    }
  }

  @Nested
  class OnePerImage extends Pattern {
    @Override
    protected ErrorPatternOptions options() {
      return Observers.options(
          ErrorPatternOptions.class, "pattern", "i1n", "truth", "object", "splits", 3);
    }
  }

  @Nested
  class OnePerImageAndAlternative extends Pattern {
    @Override
    protected ErrorPatternOptions options() {
      return Observers.options(
          ErrorPatternOptions.class,
          "pattern",
          "i2n",
          "truth",
          "object",
          "alternative",
          "other",
          "splits",
          3);
    }
  }

  @Nested
  class Curves extends Contract<PsychometricOptions, PsychometricData> {
    @Override
    protected Comparison<PsychometricOptions, PsychometricData> comparison() {
      return new Psychometric();
    }

    @Override
    protected NeuralSystem system(long seed) {
      return Observers.chooser(
          seed, 12, seed % 7 * 0.1, 1 + seed % 3 * 0.4, 0.03, -4, -3, -2, -1, 0, 1, 2, 3, 4);
    }
  }

  @Nested
  class AccuracyCurves extends Curves {
    @Override
    protected PsychometricOptions options() {
      return Observers.options(
          PsychometricOptions.class,
          "form",
          "accuracy",
          "lapses",
          "separate",
          "sigmoid",
          "logistic");
    }
  }
}
