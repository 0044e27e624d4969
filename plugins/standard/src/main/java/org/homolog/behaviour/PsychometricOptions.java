package org.homolog.behaviour;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.homolog.spi.Option;
import org.homolog.spi.Options;

/**
 * The options of {@link Psychometric}.
 *
 * @param columns where outcomes and answers stand
 * @param strength columns of stimulus strength
 * @param side columns that tell which side an unsigned stimulus favours
 * @param toward answers, and sides, on the positive side
 * @param away answers, and sides, on the negative side
 * @param form what the curve is of
 * @param sigmoid its shape
 * @param lapses which lapses are fitted
 * @param largestLapse the largest lapse rate
 * @param chance what guessing reaches, for a curve of accuracy
 */
public record PsychometricOptions(
    BehaviourColumns columns,
    @Option(
            text =
                "Columns that hold the strength of the stimulus, signed unless side is named; the first"
                    + " that a system has",
            byDefault = "strength, signed_coherence, signed_contrast")
        List<String> strength,
    @Option(
            text =
                "Columns that tell which side the stimulus favours, where strengths have no sign: it is"
                    + " positive where the value is among toward")
        List<String> side,
    @Option(
            text =
                "Answers (and values of side) that count as the positive side, such as right; without"
                    + " any there must be two answers, and the greater number, or the last in the"
                    + " alphabet, is positive")
        List<String> toward,
    @Option(
            text =
                "Answers (and values of side) on the negative side; without any, all that are not"
                    + " among toward. Trials with other answers are left out")
        List<String> away,
    @Option(
            text =
                "What the curve is of: choice, the share of answers on the positive side against signed"
                    + " strength, or accuracy, the share answered rightly against strength without sign",
            byDefault = "choice")
        Form form,
    @Option(text = "Its shape", byDefault = "normal") Sigmoid sigmoid,
    @Option(
            text =
                "Lapses, answers that do not depend on the stimulus: none, shared, one rate at both"
                    + " ends, or separate; a curve of accuracy has them at its upper end",
            byDefault = "shared")
        Lapses lapses,
    @Option(text = "The largest lapse rate at one end", byDefault = "0.2", min = 0.001, max = 0.45)
        double largestLapse,
    @Option(
            text = "What guessing reaches, where the curve is of accuracy",
            byDefault = "0.5",
            min = 0,
            max = 0.95)
        double chance)
    implements BehaviourOptions {
  /** What a curve is of. */
  public enum Form {
    /** Answers on the positive side. */
    CHOICE,
    /** Right answers. */
    ACCURACY
  }

  /** Which lapses are fitted. */
  public enum Lapses {
    /** None. */
    NONE,
    /** One rate at both ends. */
    SHARED,
    /** A rate for each end. */
    SEPARATE
  }

  /**
   * Takes copies and checks that the options fit together.
   *
   * @throws HomologException if no strength is named, sides are named for accuracy, or an answer is
   *     on both sides
   */
  public PsychometricOptions {
    strength = List.copyOf(strength);
    side = List.copyOf(side);
    toward = List.copyOf(toward);
    away = List.copyOf(away);
    if (strength.isEmpty()) {
      throw HomologException.mistake("strength: name the column that holds a stimulus's strength");
    }
    if (toward.stream().anyMatch(away::contains)) {
      throw HomologException.mistake("toward and away must not share an answer");
    }
    if (!away.isEmpty() && toward.isEmpty()) {
      throw HomologException.mistake("away is named without toward: name both sides, or toward");
    }
    if (form == Form.ACCURACY && !(side.isEmpty() && toward.isEmpty())) {
      throw HomologException.mistake(
          "a curve of accuracy has no sides: leave side, toward and away out");
    }
  }

  @Override
  public boolean outcomes() {
    return form == Form.ACCURACY;
  }

  @Override
  public IntToDoubleFunction strengths(Table entries, String system) {
    Column column = BehaviourColumns.require(entries, strength, "strength", system);
    if (!column.isNumeric()) {
      throw HomologException.mistake(
          "strength: column "
              + column.name()
              + " of system "
              + system
              + " holds text; strengths are numbers");
    }
    if (form == Form.ACCURACY) {
      return entry -> Math.abs(column.number(entry));
    }
    if (side.isEmpty()) {
      return column::number;
    }
    Column told = BehaviourColumns.require(entries, side, "side", system);
    Sides sides = sides(told);
    return entry ->
        sides
            .isToward(told.text(entry))
            .map(positive -> Math.abs(column.number(entry)) * (positive ? 1 : -1))
            .orElse(Double.NaN);
  }

  /** Which values of a column are on which side. */
  Sides sides(Column column) {
    return Sides.of(toward, away, BehaviourColumns.levels(column), "column " + column.name());
  }

  @Override
  public String convention() {
    return "psychometric["
        + Options.kebab(form.name())
        + ";"
        + Options.kebab(sigmoid.name())
        + ";lapses:"
        + Options.kebab(lapses.name())
        + "]";
  }
}
