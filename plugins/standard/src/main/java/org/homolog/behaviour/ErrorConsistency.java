package org.homolog.behaviour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.homolog.spi.Description;
import org.homolog.spi.Direction;
import org.homolog.spi.NullModel;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Requirement;
import org.homolog.spi.Run;
import org.homolog.spi.Score;

/** Whether two systems err on the same stimuli, beyond what their accuracies make likely. */
public final class ErrorConsistency extends BehaviourComparison<ErrorConsistencyOptions> {
  private static final Description DESCRIPTION =
      describing("error-consistency", "Consistency of errors")
          .summary(
              "Cohen's kappa of being right or wrong (or of the answers themselves) about the same"
                  + " stimuli: how much more often two systems agree than two would that err as often,"
                  + " but independently. A condition should be one stimulus. With several trials of a"
                  + " condition, agreement is that of a random trial of one system with a random trial"
                  + " of the other; the same between two different trials of one system is its own"
                  + " consistency, which an equally accurate candidate can reach at best. It exists"
                  + " where conditions have repeats; a reference of several members has their"
                  + " agreement with each other for a ceiling. Conditions count alike, however many"
                  + " trials they have.")
          .formula(
              "kappa = (c_obs - c_exp) / (1 - c_exp); c_obs = mean over conditions of sum_a p_i(a)"
                  + " q_i(a), c_exp = sum_a p(a) q(a), p(a) = mean over conditions of p_i(a); a is right"
                  + " or wrong, or an answer. Within a system c_obs = mean of sum_a n(a) (n(a) - 1) / (n"
                  + " (n - 1)).")
          .references(
              Reference.of(
                  "Geirhos, Meding & Wichmann 2020, Beyond accuracy: quantifying trial-by-trial"
                      + " behaviour of CNNs and humans by measuring error consistency, NeurIPS 33,"
                      + " arXiv:2006.16736",
                  "10.48550/arXiv.2006.16736"),
              Reference.of(
                  "Cohen 1960, A coefficient of agreement for nominal scales, Educational and"
                      + " Psychological Measurement 20:37-46",
                  "10.1177/001316446002000104"))
          .nulls(NullModel.PERMUTE_CONDITIONS)
          .range(-1, 1)
          .range(0, 1, "observed-agreement", "expected-agreement")
          .direction(
              Direction.NEUTRAL,
              "observed-agreement",
              "expected-agreement",
              "kappa-within-reference",
              "kappa-within-candidate")
          .convention("error-consistency[kappa;outcomes or answers]")
          .cost("prepare: O(trials); score: O(D x answers)")
          .elsewhere(
              "error_consistency of model-vs-human (one trial per stimulus and observer);"
                  + " cohen_kappa_score of scikit-learn over trials.")
          .build();

  /** For the plug-in. */
  public ErrorConsistency() {}

  @Override
  public Description describe() {
    return DESCRIPTION;
  }

  @Override
  public Description describe(ErrorConsistencyOptions options) {
    return DESCRIPTION.requiring(
        options.outcomes()
            ? Requirement.column(options.columns().correct(), "it tells which trials were right")
            : Requirement.column(options.columns().answer(), "it tells what was answered"),
        Requirement.repeats(2, "a system's consistency with itself, the most a candidate can reach")
            .advised());
  }

  @Override
  public Class<ErrorConsistencyOptions> options() {
    return ErrorConsistencyOptions.class;
  }

  @Override
  public List<Score> score(
      Behaviour reference, Behaviour candidate, ErrorConsistencyOptions options, Run run) {
    List<Map<String, Integer>> own = Agreement.counts(reference, options.outcomes());
    List<Map<String, Integer>> other = Agreement.counts(candidate, options.outcomes());
    Agreement both = Agreement.between(own, other);
    String none =
        "no condition has trials with "
            + (options.outcomes() ? "an outcome" : "an answer")
            + " on both sides";
    List<Score> scores = new ArrayList<>();
    scores.add(kappa("kappa", both, none, options));
    scores.add(score("observed-agreement", both.observed(), none, options));
    scores.add(score("expected-agreement", both.expected(), none, options));
    scores.add(within("reference", reference, own, options));
    scores.add(within("candidate", candidate, other, options));
    return scores;
  }

  private static Score within(
      String side,
      Behaviour one,
      List<Map<String, Integer>> counts,
      ErrorConsistencyOptions options) {
    return kappa(
        "kappa-within-" + side,
        Agreement.within(counts),
        one.system() + " has no condition with two trials",
        options);
  }

  private static Score kappa(
      String name, Agreement agreement, String none, ErrorConsistencyOptions options) {
    return agreement.isCertain() && !Double.isNaN(agreement.observed())
        ? Score.undefined(
            name,
            options.convention(),
            options.outcomes()
                ? "both are always right, or both always wrong: there is nothing to agree in beyond"
                    + " chance"
                : "both give one and the same answer throughout")
        : score(name, agreement.kappa(), none, options);
  }

  @Override
  public Outcome explain(
      Behaviour reference, Behaviour candidate, ErrorConsistencyOptions options, Run run) {
    return options.outcomes() ? BehaviourFigures.accuracies(reference, candidate) : Outcome.of();
  }
}
