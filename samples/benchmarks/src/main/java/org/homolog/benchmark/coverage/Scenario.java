package org.homolog.benchmark.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.random.CounterRandom;
import org.homolog.resample.CeilingMethod;
import org.homolog.resample.Evaluation;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.ResamplePlan;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Run;
import org.homolog.spi.Score;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * A comparison of the systems of an ensemble, with what is resampled.
 *
 * @param name its name
 * @param comparison the comparison
 * @param options its options
 * @param ensemble what experiments are simulated
 * @param over axes of the bootstrap
 * @param known truths that follow from the ensemble by themselves, by score: what a debiased score
 *     estimates. That of any other score is its mean over experiments like this one.
 * @param <O> options
 * @param <P> what a system is prepared to
 */
record Scenario<O extends Record, P>(
    String name,
    Comparison<O, P> comparison,
    O options,
    Ensemble ensemble,
    List<Axis> over,
    Map<String, Double> known) {
  private static final double LEVEL = 0.95;

  Scenario {
    over = List.copyOf(over);
    known = Map.copyOf(known);
  }

  /** Whether the systems are unrelated, so that a null holds. */
  boolean isNull() {
    return ensemble.shared() == 0;
  }

  /** Evaluates one experiment as a study would. */
  List<Simulation> simulate(int number, int draws, int permutations, Run run) {
    Cohort reference = ensemble.reference(number);
    Cohort candidate = ensemble.candidate(number);
    ResamplePlan plan =
        new ResamplePlan(
            draws,
            over,
            LEVEL,
            isNull() ? permutations : 0,
            Optional.empty(),
            CeilingMethod.NONE,
            1,
            MemberPolicy.EACH);
    List<ScoreResult> rows =
        Evaluation.of(
                name,
                comparison,
                options,
                design(reference, candidate),
                reference,
                candidate,
                plan,
                CounterRandom.seed(number, name),
                "",
                run)
            .scores();
    String member = ensemble.members() == 1 ? "" : "mean";
    return rows.stream()
        .filter(row -> row.member().equals(member))
        .map(
            row ->
                new Simulation(
                    name,
                    number,
                    row.score(),
                    row.value(),
                    row.ciLow(),
                    row.ciHigh(),
                    row.pValue()))
        .toList();
  }

  /** The scores of one experiment alone, mean over members, by name. */
  Map<String, Double> scores(int number, Run run) {
    Cohort reference = ensemble.reference(number);
    Cohort candidate = ensemble.candidate(number);
    Design design = design(reference, candidate);
    P right = comparison.prepare(design.sample(candidate.members().get(0)), options, run);
    Map<String, Double> means = new LinkedHashMap<>();
    for (NeuralSystem member : reference.members()) {
      P left = comparison.prepare(design.sample(member), options, run);
      for (Score score : comparison.score(left, right, options, run)) {
        double value = score.isUndefined() ? Double.NaN : score.value();
        means.merge(score.name(), value / reference.members().size(), Double::sum);
      }
    }
    return means;
  }

  private static Design design(Cohort reference, Cohort candidate) {
    List<NeuralSystem> all = new ArrayList<>(reference.members());
    all.addAll(candidate.members());
    return Design.shared(all);
  }
}
