package org.homolog.samples;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.population.Population;
import org.homolog.population.RowFilter;
import org.homolog.predictivity.PredictivityComparison;
import org.homolog.predictivity.PredictivityOptions;
import org.homolog.resample.Evaluation;
import org.homolog.resample.ResamplePlan;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.run.HostRun;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * Compares two groups of units of one recording by how well one predicts the other: {@code
 * CompareTwoPopulations FILE TABLE EVENT CONDITION "UNITS OF ONE" "UNITS OF THE OTHER"}.
 */
public final class CompareTwoPopulations {
  private CompareTwoPopulations() {}

  /**
   * Ridge predictivity with an interval over conditions, a permutation null and a noise ceiling.
   *
   * @param reference the population that is predicted
   * @param candidate the population that predicts
   * @param seed the seed of folds and draws
   * @return every score with what belongs beside it
   */
  public static CellResult compare(Population reference, Population candidate, long seed) {
    NeuralSystem one = system("reference", reference);
    NeuralSystem other = system("candidate", candidate);
    try (HostRun run =
        HostRun.of(seed, Runtime.getRuntime().availableProcessors(), OpenBlasAlgebra::new)) {
      return Evaluation.of(
          "predictivity",
          new PredictivityComparison(),
          Options.bind(
              PredictivityOptions.class,
              Map.of("folds", 3, "direction", "forward", "time", "average")),
          Design.shared(List.of(one, other)),
          Cohort.of(one),
          Cohort.of(other),
          ResamplePlan.defaults(),
          seed,
          "",
          run);
    }
  }

  private static NeuralSystem system(String name, Population population) {
    return NeuralSystem.builder(name, NeuralSystem.Kind.RECORDED)
        .facet(Population.class, population)
        .build();
  }

  /**
   * Prints every score with its interval, ceiling and null.
   *
   * @param arguments FILE TABLE EVENT CONDITION and two filters over the units
   */
  public static void main(String[] arguments) {
    Population all =
        ImportAndAlign.align(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]);
    CellResult result =
        compare(
            all.whereUnits(RowFilter.parse(arguments[4])),
            all.whereUnits(RowFilter.parse(arguments[5])),
            1);
    for (ScoreResult score : result.scores()) {
      System.out.println(
          score.score()
              + " = "
              + score.value()
              + ", interval "
              + score.ciLow()
              + " to "
              + score.ciHigh()
              + ", ceiling "
              + score.ceilingLow()
              + " to "
              + score.ceilingHigh()
              + " ("
              + score.ceilingMethod()
              + "), p = "
              + score.pValue()
              + " "
              + score.message());
    }
  }
}
