package org.homolog.behaviour;

import java.util.ArrayList;
import java.util.List;
import org.homolog.spi.Draw;
import org.jspecify.annotations.Nullable;

/**
 * A system's answers against the strength of stimuli, and the curve fitted to them when it is first
 * asked for.
 */
public final class PsychometricData {
  private final Behaviour behaviour;
  private final Sides sides;
  private final PsychometricOptions options;
  private volatile @Nullable PsychometricCurve curve;

  PsychometricData(Behaviour behaviour, Sides sides, PsychometricOptions options) {
    this.behaviour = behaviour;
    this.sides = sides;
    this.options = options;
  }

  Behaviour behaviour() {
    return behaviour;
  }

  PsychometricData drawn(Draw draw) {
    return new PsychometricData(behaviour.drawn(draw), sides, options);
  }

  static PsychometricData pooled(List<PsychometricData> members) {
    PsychometricData first = members.get(0);
    return new PsychometricData(
        Behaviour.pooled(members.stream().map(PsychometricData::positives).toList()),
        POSITIVE,
        first.options);
  }

  private static final String YES = "positive";
  private static final String NO = "negative";
  private static final Sides POSITIVE = new Sides(List.of(YES), List.of(NO));

  /** The behaviour with answers named by their sides, which members may name differently. */
  private Behaviour positives() {
    return behaviour.withAnswers(
        answer -> sides.isToward(answer).map(positive -> positive ? YES : NO).orElse(""));
  }

  /**
   * The answers at one condition.
   *
   * @param place the condition
   * @param strength of its stimulus
   * @param trials how many count
   * @param positive how many were on the positive side, or right
   */
  record Point(int place, double strength, int trials, int positive) {
    double share() {
      return positive / (double) trials;
    }
  }

  /** One point per condition that has a strength and trials, copies included. */
  List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < behaviour.size(); i++) {
      ConditionTrials trials = behaviour.trials(i);
      int all = 0;
      int positive = 0;
      if (options.form() == PsychometricOptions.Form.ACCURACY) {
        all = trials.known();
        positive = trials.right();
      } else {
        for (String answer : trials.answers()) {
          java.util.Optional<Boolean> toward = sides.isToward(answer);
          all += toward.isPresent() ? 1 : 0;
          positive += toward.orElse(false) ? 1 : 0;
        }
      }
      if (all > 0 && Double.isFinite(behaviour.strength(i))) {
        points.add(new Point(i, behaviour.strength(i), all, positive));
      }
    }
    return points;
  }

  /** The curve of greatest likelihood. */
  PsychometricCurve curve() {
    PsychometricCurve known = curve;
    if (known == null) {
      known = PsychometricFit.of(points(), options);
      curve = known;
    }
    return known;
  }
}
