package org.homolog.perturbation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.homolog.network.HeldRollOut;
import org.homolog.network.HeldRollOut.Holding;
import org.homolog.random.CounterRandom;

/** The outputs of one network in given trials under any lesion, many lesions in one roll-out. */
final class LesionedOutputs {
  private final HeldRollOut rollOut;
  private final TrialInputs inputs;
  private final long seed;
  private final Map<Replacement, double[]> values = new ConcurrentHashMap<>();
  private final double[] intactOutputs;
  private final double[] mean;
  private final double[] deviation;

  /** Takes in the outputs of one lesion. */
  interface Receiver {
    /** The number of the lesion, and its outputs, T x B x outputs. */
    void take(int lesion, double[] outputs);
  }

  /** Rolls the intact network out. */
  LesionedOutputs(HeldRollOut rollOut, TrialInputs inputs, long seed) {
    this.rollOut = rollOut;
    this.inputs = inputs;
    this.seed = seed;
    HeldRollOut.Rolled intact =
        rollOut.roll(
            inputs.values(),
            inputs.steps(),
            inputs.trials(),
            Holding.nothing(rollOut.units(), inputs.steps()),
            true);
    intactOutputs = intact.outputs();
    mean = new double[rollOut.units()];
    deviation = new double[rollOut.units()];
    moments(intact.rates());
  }

  double[] intact() {
    return intactOutputs;
  }

  /** Mean output of each unit over trials and the steps they have. */
  double[] meanRates() {
    return mean.clone();
  }

  private void moments(double[] rates) {
    int units = mean.length;
    double[] squares = new double[units];
    long count = Arrays.stream(inputs.lengths()).asLongStream().sum();
    // Two passes: a unit with a large mean would lose its variance to rounding in one.
    for (int pass = 0; pass < 2; pass++) {
      for (int step = 0; step < inputs.steps(); step++) {
        for (int trial = 0; trial < inputs.trials(); trial++) {
          if (step >= inputs.lengths()[trial]) {
            continue;
          }
          int at = (step * inputs.trials() + trial) * units;
          for (int unit = 0; unit < units; unit++) {
            if (pass == 0) {
              mean[unit] += rates[at + unit] / count;
            } else {
              double apart = rates[at + unit] - mean[unit];
              squares[unit] += apart * apart / count;
            }
          }
        }
      }
    }
    Arrays.setAll(deviation, unit -> Math.sqrt(squares[unit]));
  }

  /** What held outputs are replaced by: (T + 1) x (1 or B) x units. */
  double[] replacement(Replacement replacement) {
    return values.computeIfAbsent(
        replacement,
        wanted -> {
          int places = inputs.steps() + 1;
          int units = mean.length;
          double[] made =
              new double[places * units * (wanted == Replacement.NOISE ? inputs.trials() : 1)];
          CounterRandom random = new CounterRandom(CounterRandom.seed(seed, "replacement"), 0);
          for (int i = 0; i < made.length; i++) {
            made[i] =
                switch (wanted) {
                  case ZERO -> 0;
                  case MEAN -> mean[i % units];
                  case NOISE -> mean[i % units] + deviation[i % units] * random.nextGaussian();
                };
          }
          return made;
        });
  }

  /** What a unit lesion holds in every trial, as one case. */
  Holding holding(UnitLesion lesion) {
    check(lesion.units());
    double[] which = new double[mean.length];
    lesion.units().forEach(unit -> which[unit] = 1);
    return new Holding(1, which, when(lesion), replacement(lesion.replacement()));
  }

  /** Whether a unit lesion is in force: (T + 1) x (1 or B). */
  double[] when(UnitLesion lesion) {
    Period period = lesion.period();
    int places = inputs.steps() + 1;
    boolean each = !period.event().isEmpty();
    int trials = each ? inputs.trials() : 1;
    double[] when = new double[places * trials];
    double step = rollOut.network().spec().stepSeconds();
    for (int trial = 0; trial < trials; trial++) {
      double event = each ? inputs.conditions().column(period.event()).number(trial) : 0;
      when[trial] = period.isAlways() ? 1 : 0;
      for (int place = 1; place < places; place++) {
        boolean holds = period.isAlways() || period.holds((place - 1) * step - event, step);
        when[place * trials + trial] = holds ? 1 : 0;
      }
    }
    return when;
  }

  /** The outputs under each lesion. */
  void forEach(List<? extends Lesion> lesions, Receiver receiver) {
    Map<List<Object>, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < lesions.size(); i++) {
      if (lesions.get(i) instanceof UnitLesion lesion) {
        check(lesion.units());
        boolean perTrial = !lesion.period().event().isEmpty();
        alike
            .computeIfAbsent(List.of(lesion.replacement(), perTrial), key -> new ArrayList<>())
            .add(i);
      } else if (lesions.get(i) instanceof ConnectionLesion lesion) {
        check(lesion, mean.length);
        receiver.take(i, cut(lesion));
      }
    }
    int most = Math.max(1, rollOut.rows(inputs.steps()) / inputs.trials());
    for (List<Integer> group : alike.values()) {
      for (int first = 0; first < group.size(); first += most) {
        List<Integer> chosen = group.subList(first, Math.min(group.size(), first + most));
        together(lesions, chosen, receiver);
      }
    }
  }

  private void check(List<Integer> units) {
    check(units, mean.length);
  }

  static void check(ConnectionLesion lesion, int count) {
    check(lesion.from(), count);
    check(lesion.to(), count);
  }

  private static void check(List<Integer> units, int count) {
    for (int unit : units) {
      if (unit < 0 || unit >= count) {
        throw new IllegalArgumentException(
            "there are " + count + " units, but unit " + unit + " was asked for");
      }
    }
  }

  /** Unit lesions with the same replacement, as one batch. */
  private void together(List<? extends Lesion> lesions, List<Integer> chosen, Receiver receiver) {
    int cases = chosen.size();
    int units = mean.length;
    int places = inputs.steps() + 1;
    double[] which = new double[cases * units];
    UnitLesion any = (UnitLesion) lesions.get(chosen.get(0));
    int whenTrials = any.period().event().isEmpty() ? 1 : inputs.trials();
    double[] when = new double[places * cases * whenTrials];
    for (int c = 0; c < cases; c++) {
      UnitLesion lesion = (UnitLesion) lesions.get(chosen.get(c));
      for (int unit : lesion.units()) {
        which[c * units + unit] = 1;
      }
      double[] own = when(lesion);
      for (int place = 0; place < places; place++) {
        System.arraycopy(
            own, place * whenTrials, when, (place * cases + c) * whenTrials, whenTrials);
      }
    }
    Holding holding = new Holding(cases, which, when, replacement(any.replacement()));
    double[] outputs =
        rollOut.roll(inputs.values(), inputs.steps(), inputs.trials(), holding, false).outputs();
    int width = inputs.trials() * rollOut.network().outputs();
    for (int c = 0; c < cases; c++) {
      double[] own = new double[inputs.steps() * width];
      for (int step = 0; step < inputs.steps(); step++) {
        System.arraycopy(outputs, (step * cases + c) * width, own, step * width, width);
      }
      receiver.take(chosen.get(c), own);
    }
  }

  private double[] cut(ConnectionLesion lesion) {
    return rollOut
        .without(lesion.from(), lesion.to())
        .roll(
            inputs.values(),
            inputs.steps(),
            inputs.trials(),
            Holding.nothing(mean.length, inputs.steps()),
            false)
        .outputs();
  }
}
