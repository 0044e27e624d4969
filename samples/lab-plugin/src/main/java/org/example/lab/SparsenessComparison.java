package org.example.lab;

import java.util.List;
import java.util.Optional;
import org.homolog.figure.ScatterFigure;
import org.homolog.figure.Series;
import org.homolog.linalg.Matrix;
import org.homolog.population.MissingPolicy;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Option;
import org.homolog.spi.Outcome;
import org.homolog.spi.Reference;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/**
 * Are the same conditions represented sparsely in both populations? Treves and Rolls's population
 * sparseness of each condition, correlated over conditions.
 */
public final class SparsenessComparison
    implements Comparison<SparsenessComparison.SparsenessOptions, SparsenessComparison.Profile> {

  /** How units below zero are treated. */
  public enum Negative {
    /** A response below zero counts as zero, as for a rate. */
    RECTIFY,
    /** A response counts by its size, whatever its sign. */
    ABSOLUTE
  }

  /**
   * Options of the comparison.
   *
   * @param negative how responses below zero are treated
   */
  public record SparsenessOptions(
      @Option(text = "how responses below zero are treated", byDefault = "rectify")
          Negative negative) {}

  /**
   * Population sparseness of each condition.
   *
   * @param labels condition labels
   * @param sparseness one number per condition, from 0 (one unit responds) to 1 (all respond alike)
   */
  public record Profile(List<String> labels, List<Double> sparseness) {}

  @Override
  public Description describe() {
    return Description.builder("sparseness-profile", "Sparseness profile")
        .summary(
            "For each condition, the population sparseness of Treves and Rolls is computed from the mean response of"
                + " each unit; the two profiles are correlated over conditions (Pearson).")
        .formula(
            "a_c = (sum_u r_cu / N)^2 / (sum_u r_cu^2 / N); score = Pearson(a of reference, a of candidate)")
        .references(
            Reference.of(
                "Treves A, Rolls ET (1991) What determines the capacity of autoassociative memories in the brain?"
                    + " Network 2:371-397",
                "10.1088/0954-898X_2_4_004"))
        .facets(Population.class)
        .drawable(Axis.CONDITION, Axis.REPEAT, Axis.UNIT)
        .nulls(NullModel.PERMUTE_CONDITIONS, NullModel.PERMUTE_REPEATS)
        .refuses(NullModel.PERMUTE_UNITS, "sparseness does not depend on the order of units")
        .range(-1, 1)
        .reliabilityLike()
        .build();
  }

  @Override
  public Class<SparsenessOptions> options() {
    return SparsenessOptions.class;
  }

  @Override
  public Profile prepare(Sample sample, SparsenessOptions options, Run run) {
    Population population =
        sample.require(Population.class).handleMissing(MissingPolicy.REFUSE).averageRepeats();
    Matrix responses = population.byEntry();
    Double[] sparseness = new Double[responses.rows()];
    for (int condition = 0; condition < responses.rows(); condition++) {
      double sum = 0;
      double squares = 0;
      for (int unit = 0; unit < responses.columns(); unit++) {
        double value = responses.get(condition, unit);
        double response =
            options.negative() == Negative.ABSOLUTE ? Math.abs(value) : Math.max(0, value);
        sum += response;
        squares += response * response;
      }
      // No response at all is neither sparse nor dense; the score then says so.
      sparseness[condition] = squares == 0 ? Double.NaN : sum * sum / squares / responses.columns();
    }
    return new Profile(sample.conditions(), List.of(sparseness));
  }

  @Override
  public Optional<Profile> redraw(Profile whole, Draw draw, SparsenessOptions options) {
    if (draw.axis() != Axis.CONDITION) {
      return Optional.empty();
    }
    boolean labelsMove = draw.purpose() == Draw.Purpose.RESAMPLE;
    int[] rows = draw.rows();
    List<Double> drawn = java.util.Arrays.stream(rows).mapToObj(whole.sparseness()::get).toList();
    List<String> labels =
        labelsMove
            ? java.util.Arrays.stream(rows).mapToObj(whole.labels()::get).toList()
            : whole.labels();
    return Optional.of(new Profile(labels, drawn));
  }

  @Override
  public List<Score> score(
      Profile reference, Profile candidate, SparsenessOptions options, Run run) {
    String convention =
        "sparseness-profile["
            + (options.negative() == Negative.RECTIFY ? "rectify" : "absolute")
            + "]";
    double[] a = values(reference);
    double[] b = values(candidate);
    for (int i = 0; i < a.length; i++) {
      if (Double.isNaN(a[i]) || Double.isNaN(b[i])) {
        String reason = "no unit responds to condition \"" + reference.labels().get(i) + "\"";
        return List.of(Score.undefined("pearson", convention, reason));
      }
    }
    double correlation = pearson(a, b);
    return List.of(
        Double.isNaN(correlation)
            ? Score.undefined("pearson", convention, "a profile is the same for all conditions")
            : Score.of("pearson", convention, correlation));
  }

  @Override
  public Outcome explain(Profile reference, Profile candidate, SparsenessOptions options, Run run) {
    return Outcome.of(
        new ScatterFigure(
            "Sparseness of each condition",
            "Population sparseness of each condition in the reference (horizontal) and the candidate (vertical).",
            "reference",
            "candidate",
            List.of(
                Series.of("conditions", values(reference), values(candidate), reference.labels())),
            true));
  }

  private static double[] values(Profile profile) {
    return profile.sparseness().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double pearson(double[] a, double[] b) {
    double meanA = java.util.Arrays.stream(a).average().orElse(0);
    double meanB = java.util.Arrays.stream(b).average().orElse(0);
    double products = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      products += (a[i] - meanA) * (b[i] - meanB);
      squaresA += (a[i] - meanA) * (a[i] - meanA);
      squaresB += (b[i] - meanB) * (b[i] - meanB);
    }
    // A profile that is constant up to rounding has no direction to correlate.
    double floor = 1e-24 * a.length;
    if (squaresA <= floor || squaresB <= floor) {
      return Double.NaN;
    }
    return Math.max(-1, Math.min(1, products / Math.sqrt(squaresA * squaresB)));
  }
}
