package org.homolog.benchmark.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.PopulationBuilder;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Axis;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;

/**
 * An experiment that can be done again and again. Conditions have {@value #FACTORS} latent factors;
 * the reference's units load on them, the candidate's on factors that share a part with them, and
 * every response has noise of its own. What is random is drawn anew in every experiment, from the
 * population that a bootstrap over that axis speaks of; the rest stays as it is.
 *
 * @param name whose numbers these are: ensembles of one name are alike
 * @param conditions number of conditions
 * @param units number of units of the reference; the candidate has half as many again
 * @param repeats repeats of each condition, each in a run of its own
 * @param members members of the reference, with units and weights of factors of their own
 * @param shared correlation of the candidate's factors with the reference's; 0 for unrelated
 * @param noise standard deviation of the noise; the signal's variance is about 2.7
 * @param random what is drawn anew in every experiment, beside noise
 */
record Ensemble(
    String name,
    int conditions,
    int units,
    int repeats,
    int members,
    double shared,
    double noise,
    Set<Axis> random) {
  private static final int FACTORS = 8;
  private static final long SEED = 20_26;

  /** How unlike members weigh their factors: standard deviation of the logarithm. */
  private static final double MEMBER_SPREAD = 0.4;

  Ensemble {
    random = Set.copyOf(random);
  }

  /** The reference of one experiment. */
  Cohort reference(long number) {
    double[][] factors = factors("reference", number);
    List<NeuralSystem> all = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      String side = members == 1 ? "reference" : "reference " + m;
      all.add(system(side, factors, strengths(side, number), units, number));
    }
    return new Cohort("reference", "member", all);
  }

  /** The candidate of one experiment. */
  Cohort candidate(long number) {
    double[][] factors = factors("reference", number);
    double[][] own = factors("candidate", number);
    double rest = Math.sqrt(1 - shared * shared);
    for (int i = 0; i < conditions; i++) {
      for (int k = 0; k < FACTORS; k++) {
        factors[i][k] = shared * factors[i][k] + rest * own[i][k];
      }
    }
    return Cohort.of(system("candidate", factors, strengths(), candidateUnits(), number));
  }

  private int candidateUnits() {
    return units + units / 2;
  }

  /**
   * Linear CKA of both systems over all conditions there could be: {@code |S_xy|^2 / (|S_xx|
   * |S_yy|)} with the covariances of units, noise included. Units must not be random.
   */
  double linearCka() {
    double[][] x = scaled("reference", units);
    double[][] y = scaled("candidate", candidateUnits());
    double cross = shared * shared * squares(x, y, 0);
    double own = noise * noise / repeats;
    return cross / Math.sqrt(squares(x, x, own) * squares(y, y, own));
  }

  private double[][] scaled(String side, int count) {
    double[][] loadings = loadings(side, count, 0);
    double[] strengths = strengths();
    for (double[] loading : loadings) {
      for (int k = 0; k < FACTORS; k++) {
        loading[k] *= strengths[k];
      }
    }
    return loadings;
  }

  /** Sum of squares of the covariance of units that load on common factors. */
  private static double squares(double[][] one, double[][] other, double ownVariance) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < other.length; j++) {
        double covariance = i == j ? ownVariance : 0;
        for (int k = 0; k < FACTORS; k++) {
          covariance += one[i][k] * other[j][k];
        }
        sum += covariance * covariance;
      }
    }
    return sum;
  }

  private NeuralSystem system(
      String side, double[][] factors, double[] strengths, int count, long number) {
    double[][] loadings = loadings(side, count, number);
    CounterRandom random = random("noise", side, 1 + number);
    double[] values = new double[conditions * repeats * count];
    int at = 0;
    for (int i = 0; i < conditions; i++) {
      for (int r = 0; r < repeats; r++) {
        for (int u = 0; u < count; u++) {
          double signal = 0;
          for (int k = 0; k < FACTORS; k++) {
            signal += strengths[k] * factors[i][k] * loadings[u][k];
          }
          values[at++] = signal + noise * random.nextGaussian();
        }
      }
    }
    Column condition = Column.integers("condition", numbers(conditions * repeats, repeats));
    Table entries =
        repeats == 1
            ? Table.of(condition)
            : Table.of(
                condition,
                Column.integers(
                    "run",
                    LongStream.range(0, (long) conditions * repeats)
                        .map(i -> i % repeats)
                        .toArray()));
    PopulationBuilder builder =
        Population.builder(entries, Table.of(Column.integers("unit", numbers(count, 1))))
            .conditions(List.of("condition"))
            .values(values);
    return NeuralSystem.builder(side, NeuralSystem.Kind.SIMULATED)
        .facet(Population.class, (repeats == 1 ? builder : builder.repeats("run")).build())
        .build();
  }

  private static long[] numbers(int count, int each) {
    return LongStream.range(0, count).map(i -> i / each).toArray();
  }

  private double[][] factors(String side, long number) {
    return gaussians("factors", side, conditions, random.contains(Axis.CONDITION) ? 1 + number : 0);
  }

  private double[][] loadings(String side, int count, long number) {
    boolean anew =
        random.contains(Axis.UNIT) || random.contains(Axis.MEMBER) && side.startsWith("reference ");
    return gaussians("loadings", side, count, anew ? 1 + number : 0);
  }

  private static double[] strengths() {
    double[] strengths = new double[FACTORS];
    for (int k = 0; k < FACTORS; k++) {
      strengths[k] = 1 / Math.sqrt(k + 1.0);
    }
    return strengths;
  }

  private double[] strengths(String side, long number) {
    double[] strengths = strengths();
    if (random.contains(Axis.MEMBER)) {
      CounterRandom random = random("strengths", side, 1 + number);
      for (int k = 0; k < FACTORS; k++) {
        strengths[k] *= StrictMath.exp(MEMBER_SPREAD * random.nextGaussian());
      }
    }
    return strengths;
  }

  private double[][] gaussians(String what, String side, int count, long stream) {
    CounterRandom random = random(what, side, stream);
    double[][] values = new double[count][FACTORS];
    for (double[] row : values) {
      for (int k = 0; k < FACTORS; k++) {
        row[k] = random.nextGaussian();
      }
    }
    return values;
  }

  private CounterRandom random(String what, String side, long stream) {
    return new CounterRandom(CounterRandom.seed(SEED, name, what, side), stream);
  }
}
