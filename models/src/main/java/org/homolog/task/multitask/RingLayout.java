package org.homolog.task.multitask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.homolog.spi.FactorialTask;
import org.homolog.spi.JudgedTrial;
import org.homolog.spi.TaskDeclaration;
import org.homolog.spi.TrialBuilder;
import org.homolog.spi.TrialVariable;
import org.homolog.task.Ring;

/**
 * What the twenty tasks share: fixation, rings, rule units, targets, weights of steps, and how an
 * answer is judged. Angles are in radians, rings numbered from 1.
 */
final class RingLayout {
  private static final double BACKGROUND = 0.05;
  private static final double GRACE_MILLISECONDS = 100;
  private static final double BEFORE = 1;
  private static final double AFTER = 5;
  private static final double FIXATION = 2;
  private static final double REACH = 0.2 * Math.PI;

  /** The angle that should be answered to; -1 where fixation should be kept. */
  static final String ANSWER = "answer";

  private final MultitaskOptions options;
  private final Rule rule;
  private final Ring ring;
  final TrialVariable answer =
      TrialVariable.derived(ANSWER)
          .unit("rad")
          .description("direction of the right answer; -1 to keep fixating");
  final TrialVariable go =
      TrialVariable.derived("go")
          .unit("s")
          .description("when the answer is due, from the trial's start");

  RingLayout(MultitaskOptions options, Rule rule) {
    this.options = options;
    this.rule = rule;
    this.ring = new Ring(options.ring());
  }

  /** The ring that inputs and outputs have. */
  Ring ring() {
    return ring;
  }

  /** A declaration without variables and trials. */
  TaskDeclaration declare() {
    TaskDeclaration task = FactorialTask.named(rule.id()).step(options.dt()).inputs(inputs());
    List<String> outputs = new ArrayList<>(List.of("fixate"));
    outputs.addAll(ring.names("answer"));
    if (options.targets() == MultitaskOptions.Targets.CLASSES) {
      return task.choices(outputs).judge(trial -> right(trial, true));
    }
    double[] weights = new double[1 + options.ring()];
    java.util.Arrays.fill(weights, 1);
    // The original's mask stands inside the square.
    weights[0] = FIXATION * FIXATION;
    return task.values(outputs).outputWeights(weights).judge(trial -> right(trial, false));
  }

  private List<String> inputs() {
    List<String> names = new ArrayList<>(List.of("fixation"));
    names.addAll(ring.names("ring 1:"));
    names.addAll(ring.names("ring 2:"));
    for (Rule each : Rule.values()) {
      names.add("rule " + each.name().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  /** Shows a direction on a ring. */
  void show(TrialBuilder trial, int number, int from, int to, double angle, double strength) {
    ring.show(trial, 1 + (number - 1) * ring.units(), from, to, angle, strength);
  }

  /**
   * Completes a trial whose stimuli are shown: fixation, rule, noise, targets and weights.
   *
   * @param fixated steps that the fixation input is on for
   * @param due step at which the answer is due
   * @param angle direction of the answer, if there is to be one
   */
  void complete(TrialBuilder trial, int fixated, int due, OptionalDouble angle) {
    int end = trial.length();
    int inputs = 1 + 2 * options.ring();
    trial.input(0, 0, fixated, 1);
    trial.input(inputs + rule.ordinal(), 0, end, 1);
    trial.noise(0, inputs + Rule.values().length, 0, end, options.deviation());
    trial.setTime(go, due);
    trial.set(answer, angle.orElse(-1));
    int released = angle.isPresent() ? due : end;
    boolean classes = options.targets() == MultitaskOptions.Targets.CLASSES;
    if (classes) {
      angle.ifPresent(direction -> trial.label(due, end, 1 + nearest(direction)));
    } else {
      trial.target(0, 0, end, BACKGROUND);
      trial.target(0, 0, released, Ring.PEAK);
      for (int unit = 0; unit < options.ring(); unit++) {
        trial.target(1 + unit, 0, end, BACKGROUND);
        if (angle.isPresent()) {
          trial.target(1 + unit, due, end, BACKGROUND + ring.bump(angle.getAsDouble(), unit));
        }
      }
    }
    int grace = (int) Math.floor(GRACE_MILLISECONDS / options.dt() + 1e-9);
    trial.weigh(0, end, 0);
    trial.weigh(Math.min(grace, due), due, classes ? BEFORE : BEFORE * BEFORE);
    trial.weigh(Math.min(due + grace, end), end, classes ? AFTER : AFTER * AFTER);
  }

  private int nearest(double angle) {
    int best = 0;
    for (int unit = 1; unit < options.ring(); unit++) {
      if (Ring.apart(angle, ring.preferred(unit)) < Ring.apart(angle, ring.preferred(best))) {
        best = unit;
      }
    }
    return best;
  }

  /**
   * At the last step: fixation is kept if its output is above one half; an answer is the direction
   * of the ring's population vector, right within 0.2 pi.
   */
  private double right(JudgedTrial trial, boolean classes) {
    int step = trial.length() - 1;
    double[] rates = new double[1 + options.ring()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < rates.length; k++) {
      rates[k] = trial.answer(k, step);
      largest = Math.max(largest, rates[k]);
    }
    if (classes) {
      double sum = 0;
      for (int k = 0; k < rates.length; k++) {
        rates[k] = StrictMath.exp(rates[k] - largest);
        sum += rates[k];
      }
      for (int k = 0; k < rates.length; k++) {
        rates[k] /= sum;
      }
    }
    double wanted = trial.get(ANSWER);
    boolean fixating = rates[0] > 0.5;
    if (wanted < 0 || fixating) {
      return wanted < 0 && fixating ? 1 : 0;
    }
    double sine = 0;
    double cosine = 0;
    for (int unit = 0; unit < options.ring(); unit++) {
      sine += rates[1 + unit] * StrictMath.sin(ring.preferred(unit));
      cosine += rates[1 + unit] * StrictMath.cos(ring.preferred(unit));
    }
    return Ring.apart(Ring.wrapped(StrictMath.atan2(sine, cosine)), wanted) < REACH ? 1 : 0;
  }
}
