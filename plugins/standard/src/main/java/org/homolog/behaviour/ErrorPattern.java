package org.homolog.behaviour;

import java.util.ArrayList;
import java.util.List;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/** Whether two systems find the same conditions hard. */
public final class ErrorPattern extends BehaviourComparison<ErrorPatternOptions> {
  private static final Description DESCRIPTION =
      describing("error-pattern", "Pattern of errors over conditions")
          .summary(
              "The correlation over conditions of how well two systems do in each: their accuracy, or"
                  + " the sensitivity d' to each stimulus, against all other objects (i1) or each"
                  + " (i2), with (i1n, i2n) or without the mean of stimuli of the same object taken"
                  + " away. The noise-corrected correlation divides by the root of both reliabilities,"
                  + " from random halves of each system's trials; it can exceed 1 by chance. Where"
                  + " conditions differ in difficulty by design, such as by the strength of a stimulus,"
                  + " any two systems that do the task agree in much of this.")
          .formula(
              "r = Pearson(x(reference), x(candidate)) over conditions; noise-corrected r / sqrt(R(ref)"
                  + " R(cand)), R = 2 h / (1 + h), h = mean over splits of Pearson between halves of the"
                  + " trials; d' = z(hit rate) - z(false alarm rate), from -5 to 5; pattern-distance ="
                  + " root of the mean squared difference.")
          .references(
              Reference.of(
                  "Rajalingham, Issa, Bashivan, Kar, Schmidt & DiCarlo 2018, Large-scale,"
                      + " high-resolution comparison of the core visual object recognition behavior of"
                      + " humans, monkeys, and state-of-the-art deep artificial neural networks, Journal"
                      + " of Neuroscience 38:7255-7269",
                  "10.1523/JNEUROSCI.0388-18.2018"))
          .nulls(NullModel.PERMUTE_CONDITIONS)
          .range(-1, 1)
          .range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "noise-corrected-correlation")
          .range(0, 10, "pattern-distance")
          .direction(Direction.HIGHER_IS_CLOSER)
          .direction(Direction.LOWER_IS_CLOSER, "pattern-distance")
          .direction(Direction.NEUTRAL, "reliability-reference", "reliability-candidate")
          .reliabilities("correlation", "rank-correlation")
          .convention("error-pattern[pattern;pearson]")
          .cost(
              "prepare: O(trials); score: O(splits trials), for i2 and i2n O(splits (trials + D"
                  + " objects^2))")
          .elsewhere(
              "I1, I1n, I2 and I2n of Brain-Score, which take a network's probabilities for its"
                  + " trials.")
          .build();

  /** For the plug-in. */
  public ErrorPattern() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(ErrorPatternOptions options) {
    Description described =
        DESCRIPTION.requiring(
            options.outcomes()
                ? Requirement.column(
                    options.columns().correct(), "it tells which trials were right")
                : Requirement.column(options.columns().answer(), "it tells what was answered"),
            Requirement.conditions(3, "any two conditions correlate perfectly"),
            Requirement.repeats(2, "reliability is that of halves of the trials").advised());
    return options.truth().isEmpty()
        ? described
        : described.requiring(
            Requirement.column(options.truth(), "it tells the object that was shown"));
  }

  @Override
  public Class<ErrorPatternOptions> options() {
    return ErrorPatternOptions.class;
  }

  @Override
  public List<Score> score(
      Behaviour reference, Behaviour candidate, ErrorPatternOptions options, Run run) {
    List<String> objects = ResponsePattern.objects(reference, candidate);
    PatternPair pair =
        PatternPair.of(
            ResponsePattern.of(reference, options, objects),
            ResponsePattern.of(candidate, options, objects));
    String constant =
        pair.size() < 2
            ? "fewer than two conditions have trials on both sides"
            : "a system does equally well in all conditions: there is no pattern";
    long seed = run.random("halves");
    double own = reliability(reference, options, objects, seed);
    double other = reliability(candidate, options, objects, seed);
    double correlation = pair.pearson();
    List<Score> scores = new ArrayList<>();
    scores.add(score("correlation", correlation, constant, options));
    scores.add(
        score(
            "noise-corrected-correlation",
            own > 0 && other > 0 ? correlation / Math.sqrt(own * other) : Double.NaN,
            own > 0 && other > 0
                ? constant
                : "a system's halves do not agree, or its conditions have no repeats",
            options));
    scores.add(score("rank-correlation", pair.spearman(), constant, options));
    scores.add(score("pattern-distance", pair.distance(), constant, options));
    scores.add(reliability("reliability-reference", own, reference, options));
    scores.add(reliability("reliability-candidate", other, candidate, options));
    return scores;
  }

  private static Score reliability(
      String name, double value, Behaviour one, ErrorPatternOptions options) {
    return score(
        name,
        value,
        one.system() + " has no repeats to be halved, or its halves have no pattern",
        options);
  }

  /**
   * Spearman and Brown's reliability of the whole from halves; NaN where halves have no pattern.
   */
  private static double reliability(
      Behaviour one, ErrorPatternOptions options, List<String> objects, long seed) {
    double sum = 0;
    int count = 0;
    for (int split = 0; split < options.splits(); split++) {
      double half =
          PatternPair.of(
                  ResponsePattern.of(one.half(seed, split, false), options, objects),
                  ResponsePattern.of(one.half(seed, split, true), options, objects))
              .pearson();
      sum += Double.isNaN(half) ? 0 : half;
      count += Double.isNaN(half) ? 0 : 1;
    }
    double half = sum / count;
    // Below -1/3 the formula leaves the range of correlations; halves disagree, and that is all.
    return Math.max(-1, 2 * half / (1 + half));
  }

  @Override
  public Outcome explain(
      Behaviour reference, Behaviour candidate, ErrorPatternOptions options, Run run) {
    List<String> objects = ResponsePattern.objects(reference, candidate);
    return BehaviourFigures.patterns(
        reference,
        candidate,
        ResponsePattern.of(reference, options, objects),
        ResponsePattern.of(candidate, options, objects),
        objects,
        options);
  }
}
