package org.homolog.recovery;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Design;
import org.homolog.system.Cohort;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;

/**
 * A design with more conditions than were recorded. A further condition is a Gaussian mixture of
 * the recorded ones, the same mixture for every system: so features of all candidates keep their
 * covariance, within and between candidates.
 */
final class LargerDesign {
  /** Smallest eigenvalue of a scaling, as a share of the largest, that points can still have. */
  private static final double ROUNDING = 1e-6;

  private final Design recorded;
  private final Design design;
  private final Matrix mixtures;
  private final LinearAlgebra algebra;

  LargerDesign(Design recorded, int factor, CounterRandom random, LinearAlgebra algebra) {
    this.recorded = recorded;
    this.algebra = algebra;
    int size = recorded.conditions().size();
    int further = Math.multiplyExact(size, factor - 1);
    double[] weights = new double[Math.multiplyExact(further, size)];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextGaussian() / Math.sqrt(size);
    }
    mixtures = Matrix.of(further, size, weights);
    List<String> labels = new ArrayList<>(recorded.conditions());
    for (int i = 0; labels.size() < size + further; i++) {
      String label = "mixture " + (i + 1);
      if (!recorded.conditions().contains(label)) {
        labels.add(label);
      }
    }
    design = new Design(labels);
  }

  Design design() {
    return design;
  }

  /** Deviations from the mean over recorded conditions, and those of further conditions below. */
  double[] extended(double[] deviations) {
    int size = recorded.conditions().size();
    int width = deviations.length / size;
    double[] further = algebra.multiply(mixtures, Matrix.of(size, width, deviations)).array();
    double[] all = java.util.Arrays.copyOf(deviations, deviations.length + further.length);
    System.arraycopy(further, 0, all, deviations.length, further.length);
    return all;
  }

  /**
   * A candidate under the larger design: the means of its responses, or its dissimilarities.
   *
   * @throws HomologException if it cannot answer to mixtures
   */
  Cohort of(Cohort candidate) {
    return new Cohort(
        candidate.name(),
        candidate.memberAxis(),
        candidate.members().stream().map(this::of).toList());
  }

  private NeuralSystem of(NeuralSystem system) {
    NeuralSystem.Builder builder = NeuralSystem.builder(system.name(), system.kind());
    boolean responds = system.facet(Population.class).isPresent();
    if (responds) {
      builder.facet(Population.class, population(system));
    }
    if (!responds && system.facet(Dissimilarities.class).isPresent()) {
      builder.facet(Dissimilarities.class, dissimilarities(system));
    }
    return builder.build();
  }

  private Population population(NeuralSystem system) {
    Population mean =
        system.require(Population.class).orderConditions(recorded.conditions()).averageRepeats();
    if (mean.hasMissing()) {
      throw HomologException.mistake(
          system.name() + " has missing values, which cannot be mixed into further conditions");
    }
    Matrix values = mean.byEntry();
    Matrix deviations = CandidateFeatures.centred(values, 1);
    double[] all = extended(deviations.array());
    int width = values.columns();
    for (int i = 0; i < all.length; i++) {
      all[i] += values.get(0, i % width) - deviations.get(0, i % width);
    }
    int[] conditionOf = new int[design.conditions().size()];
    java.util.Arrays.setAll(conditionOf, i -> i);
    return Population.builder(labelled(), mean.units())
        .name(mean.name())
        .time(mean.time())
        .valueUnit(mean.valueUnit())
        .values(all)
        .grouped(design.conditions(), conditionOf);
  }

  private Table labelled() {
    return Table.of(Column.texts("condition", design.conditions().toArray(String[]::new)));
  }

  private Dissimilarities dissimilarities(NeuralSystem system) {
    Matrix products = CandidateFeatures.innerProducts(system, recorded);
    SymmetricEigen eigen = algebra.symmetricEigen(products);
    int size = products.rows();
    if (eigen.values()[0] < -ROUNDING * eigen.values()[size - 1]) {
      throw HomologException.mistake(
          "the dissimilarities of "
              + system.name()
              + " are no squared distances of points, which could be mixed into further conditions");
    }
    Matrix left = algebra.multiply(mixtures, products);
    Matrix corner = algebra.multiply(left, false, mixtures, true);
    int all = design.conditions().size();
    double[] triangle = new double[Math.toIntExact((long) all * (all - 1) / 2)];
    int at = 0;
    for (int i = 0; i < all; i++) {
      for (int j = i + 1; j < all; j++) {
        triangle[at++] =
            Math.max(
                0,
                product(products, left, corner, i, i)
                    + product(products, left, corner, j, j)
                    - 2 * product(products, left, corner, i, j));
      }
    }
    return Dissimilarities.of(
        labelled(), design.conditions(), triangle, system.require(Dissimilarities.class).measure());
  }

  /** The inner product of two conditions, recorded or mixed; i is at most j. */
  private static double product(Matrix recorded, Matrix left, Matrix corner, int i, int j) {
    int size = recorded.rows();
    if (j < size) {
      return recorded.get(i, j);
    }
    return i < size ? left.get(j - size, i) : corner.get(i - size, j - size);
  }
}
