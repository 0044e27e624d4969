package org.homolog.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.system.NeuralSystem;

/** Psychometric curves side by side: threshold, slope, bias and lapses of two systems. */
public final class Psychometric implements Comparison<PsychometricOptions, PsychometricData> {
  private static final Description DESCRIPTION =
      BehaviourComparison.describing("psychometric", "Psychometric curves")
          .summary(
              "A curve of greatest likelihood is fitted to each system's answers against the strength"
                  + " of the stimulus: its bias (where F is one half), threshold (how much stronger a"
                  + " stimulus must be for F to reach three quarters; of a curve of accuracy, the"
                  + " strength at which F is one half), slope and lapse rates. The main score is how far"
                  + " the two curves lie apart over the conditions. Strengths stay with conditions:"
                  + " under the null of permuted conditions the candidate's answers move. A parameter"
                  + " that the data do not determine has no value, with the reason.")
          .formula(
              "P(x) = g + (1 - g - l) F((x - m) / s); bias m, threshold s F^-1(3/4), slope F'(0) / s;"
                  + " curve-difference = root of the mean over conditions of (P_ref(x) - P_cand(x))^2;"
                  + " threshold-log-ratio = |log(threshold_cand / threshold_ref)|; bias-difference ="
                  + " |m_cand - m_ref| / threshold_ref; lapse-difference = |lapses_cand - lapses_ref|,"
                  + " lapses = sum of the fitted rates.")
          .references(
              Reference.of(
                  "Wichmann & Hill 2001, The psychometric function: I. Fitting, sampling, and goodness"
                      + " of fit, Perception & Psychophysics 63:1293-1313",
                  "10.3758/BF03194544"))
          .nulls(NullModel.PERMUTE_CONDITIONS)
          .range(0, Double.POSITIVE_INFINITY)
          .range(0, 1, "curve-difference", "lapse-difference")
          .range(0, 1, "lapse-reference", "lapse-candidate")
          .range(
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              "bias-reference",
              "bias-candidate",
              "threshold-reference",
              "threshold-candidate")
          .direction(Direction.LOWER_IS_CLOSER)
          .direction(
              Direction.NEUTRAL,
              "bias-reference",
              "bias-candidate",
              "threshold-reference",
              "threshold-candidate",
              "slope-reference",
              "slope-candidate",
              "lapse-reference",
              "lapse-candidate")
          .convention("psychometric[choice or accuracy;shape;lapses]")
          .cost("prepare: O(trials); score: a fit of each curve, O(100 D)")
          .elsewhere(
              "psignifit and quickpsy fit the same curve; lapses there have a prior or another bound.")
          .build();

  /** For the plug-in. */
  public Psychometric() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(PsychometricOptions options) {
    boolean accuracy = options.form() == PsychometricOptions.Form.ACCURACY;
    return DESCRIPTION.requiring(
        Requirement.column(options.strength(), "it tells the strength of the stimulus"),
        accuracy
            ? Requirement.column(options.columns().correct(), "it tells which trials were right")
            : Requirement.column(options.columns().answer(), "it tells what was answered"),
        Requirement.conditions(4, "fewer strengths do not determine centre, scale and lapses")
            .advised());
  }

  @Override
  public Class<PsychometricOptions> options() {
    return PsychometricOptions.class;
  }

  @Override
  public NeuralSystem reading(NeuralSystem system, PsychometricOptions options) {
    return Behaviour.reading(system);
  }

  @Override
  public PsychometricData prepare(Sample sample, PsychometricOptions options, Run run) {
    Behaviour behaviour = Behaviour.of(sample, options.columns(), options);
    Sides sides = new Sides(List.of(), List.of());
    if (options.form() == PsychometricOptions.Form.CHOICE) {
      // Of the system and not of the draw, which may lack one of two answers.
      Table trials = sample.system().require(Population.class).entries();
      Column answers =
          BehaviourColumns.require(
              trials, options.columns().answer(), "answer", sample.system().name());
      sides = options.sides(answers);
    }
    return new PsychometricData(behaviour, sides, options);
  }

  @Override
  public Optional<PsychometricData> redraw(
      PsychometricData whole, Draw draw, PsychometricOptions options) {
    return draw.axis() == Axis.CONDITION ? Optional.of(whole.drawn(draw)) : Optional.empty();
  }

  @Override
  public Optional<PsychometricData> pool(
      List<PsychometricData> members, PsychometricOptions options) {
    return Optional.of(PsychometricData.pooled(members));
  }

  @Override
  public List<Score> score(
      PsychometricData reference,
      PsychometricData candidate,
      PsychometricOptions options,
      Run run) {
    PsychometricCurve one = reference.curve();
    PsychometricCurve other = candidate.curve();
    List<Score> scores = new ArrayList<>();
    String obstacle = obstacle(one.obstacle(), other.obstacle(), reference, candidate);
    scores.add(
        BehaviourComparison.score(
            "curve-difference",
            apart(reference, candidate),
            obstacle.isEmpty() ? "no condition has a strength on both sides" : obstacle,
            options));
    String unresolved = obstacle(one.unresolved(), other.unresolved(), reference, candidate);
    boolean accuracy = options.form() == PsychometricOptions.Form.ACCURACY;
    ToDoubleFunction<PsychometricCurve> threshold =
        accuracy ? PsychometricCurve::centre : PsychometricCurve::threshold;
    double ratio = threshold.applyAsDouble(other) / threshold.applyAsDouble(one);
    scores.add(
        BehaviourComparison.score(
            "threshold-log-ratio",
            unresolved.isEmpty() ? Math.abs(Math.log(ratio)) : Double.NaN,
            unresolved.isEmpty() ? "a threshold is not above zero" : unresolved,
            options));
    if (!accuracy) {
      scores.add(
          BehaviourComparison.score(
              "bias-difference",
              unresolved.isEmpty()
                  ? Math.abs(other.centre() - one.centre()) / one.threshold()
                  : Double.NaN,
              unresolved,
              options));
    }
    boolean lapses = options.lapses() != PsychometricOptions.Lapses.NONE;
    if (lapses) {
      scores.add(
          BehaviourComparison.score(
              "lapse-difference",
              Math.abs(lapse(other, accuracy) - lapse(one, accuracy)),
              obstacle,
              options));
    }
    parameter(scores, "threshold", threshold, true, reference, candidate, options);
    parameter(scores, "slope", PsychometricCurve::slope, true, reference, candidate, options);
    if (!accuracy) {
      parameter(scores, "bias", PsychometricCurve::centre, true, reference, candidate, options);
    }
    if (lapses) {
      parameter(scores, "lapse", c -> lapse(c, accuracy), false, reference, candidate, options);
    }
    return scores;
  }

  private static double lapse(PsychometricCurve curve, boolean accuracy) {
    return accuracy ? curve.high() : curve.low() + curve.high();
  }

  private static String obstacle(
      String one, String other, PsychometricData reference, PsychometricData candidate) {
    return !one.isEmpty()
        ? reference.behaviour().system() + ": " + one
        : other.isEmpty() ? "" : candidate.behaviour().system() + ": " + other;
  }

  private static void parameter(
      List<Score> scores,
      String name,
      ToDoubleFunction<PsychometricCurve> of,
      boolean resolved,
      PsychometricData reference,
      PsychometricData candidate,
      PsychometricOptions options) {
    String side = "-reference";
    for (PsychometricData one : List.of(reference, candidate)) {
      PsychometricCurve curve = one.curve();
      String reason = resolved ? curve.unresolved() : curve.obstacle();
      scores.add(
          BehaviourComparison.score(
              name + side,
              reason.isEmpty() ? of.applyAsDouble(curve) : Double.NaN,
              one.behaviour().system() + ": " + reason,
              options));
      side = "-candidate";
    }
  }

  /** How far apart the curves lie, each at its own strength of every condition. */
  private static double apart(PsychometricData reference, PsychometricData candidate) {
    double squares = 0;
    int count = 0;
    for (int i = 0; i < reference.behaviour().size(); i++) {
      double one = reference.behaviour().strength(i);
      double other = candidate.behaviour().strength(i);
      if (Double.isFinite(one) && Double.isFinite(other)) {
        double difference = reference.curve().value(one) - candidate.curve().value(other);
        squares += difference * difference;
        count++;
      }
    }
    return Math.sqrt(squares / count);
  }

  @Override
  public Outcome show(PsychometricData one, PsychometricOptions options, Run run) {
    return PsychometricFigures.of(List.of(one), options);
  }

  @Override
  public Outcome explain(
      PsychometricData reference,
      PsychometricData candidate,
      PsychometricOptions options,
      Run run) {
    return PsychometricFigures.of(List.of(reference, candidate), options);
  }
}
