package org.homolog.recovery;

import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.LinearAlgebra.SymmetricEigen;
import org.homolog.linalg.Matrix;
import org.homolog.population.Averaging;
import org.homolog.population.Population;
import org.homolog.spi.Design;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;

/**
 * What a candidate says of each condition, as features from which responses are made. Where the
 * candidate has the recording's number of time bins, bin stands against bin and the rows are
 * conditions x bins; else the rows are conditions, and all bins are features. Features of
 * dissimilarities are their classical scaling (Torgerson 1952, doi:10.1007/BF02288916).
 *
 * @param system the candidate
 * @param values rows x features, centred over conditions (in each bin)
 * @param bins rows per condition
 */
record CandidateFeatures(NeuralSystem system, Matrix values, int bins) {
  /** Eigenvalues of a scaling below this share of the largest are rounding. */
  private static final double ROUNDING = 1e-9;

  static CandidateFeatures of(
      NeuralSystem system, Design design, int recordedBins, LinearAlgebra algebra) {
    if (system.facet(Population.class).isEmpty()) {
      return new CandidateFeatures(system, scaled(system, design, algebra), 1);
    }
    Population mean =
        Averaging.presentRepeats(
            system.require(Population.class).orderConditions(design.conditions()));
    int bins = mean.timeCount() == recordedBins ? recordedBins : 1;
    Matrix values = bins == 1 ? mean.byEntry() : mean.byEntryAndTime();
    int[] whole =
        IntStream.range(0, values.columns())
            .filter(j -> IntStream.range(0, values.rows()).allMatch(i -> finite(values, i, j)))
            .toArray();
    if (whole.length == 0) {
      throw HomologException.mistake(
          system.name() + " has no feature without missing values: nothing can be simulated of it");
    }
    Matrix kept = whole.length == values.columns() ? values : values.selectColumns(whole);
    return new CandidateFeatures(system, reduced(centred(kept, bins), algebra), bins);
  }

  private static boolean finite(Matrix values, int row, int column) {
    return Double.isFinite(values.get(row, column));
  }

  /** Each column less its mean over conditions, bin by bin. */
  static Matrix centred(Matrix values, int bins) {
    int columns = values.columns();
    int conditions = values.rows() / bins;
    double[] means = new double[bins * columns];
    double[] array = values.array().clone();
    for (int i = 0; i < array.length; i++) {
      means[i % means.length] += array[i] / conditions;
    }
    for (int i = 0; i < array.length; i++) {
      array[i] -= means[i % means.length];
    }
    return Matrix.of(values.rows(), columns, array);
  }

  /** The same products of rows by no more features than rows. */
  private static Matrix reduced(Matrix values, LinearAlgebra algebra) {
    return values.columns() <= values.rows() ? values : roots(algebra.rowProducts(values), algebra);
  }

  /** A matrix whose products of rows are those given. */
  private static Matrix roots(Matrix products, LinearAlgebra algebra) {
    SymmetricEigen eigen = algebra.symmetricEigen(products);
    int size = products.rows();
    double largest = Math.max(0, eigen.values()[size - 1]);
    int[] kept =
        IntStream.range(0, size).filter(k -> eigen.values()[k] > ROUNDING * largest).toArray();
    double[] roots = new double[size * kept.length];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < kept.length; k++) {
        roots[i * kept.length + k] =
            eigen.vectors().get(i, kept[k]) * Math.sqrt(eigen.values()[kept[k]]);
      }
    }
    return Matrix.of(size, kept.length, roots);
  }

  /** Points whose squared distances are the dissimilarities, as far as points can. */
  private static Matrix scaled(NeuralSystem system, Design design, LinearAlgebra algebra) {
    if (system.facet(Dissimilarities.class).isEmpty()) {
      throw HomologException.mistake(
          system.name()
              + " has neither responses nor dissimilarities: nothing can be simulated of it");
    }
    return roots(innerProducts(system, design), algebra);
  }

  /** Minus half the dissimilarities, rows and columns centred. */
  static Matrix innerProducts(NeuralSystem system, Design design) {
    Dissimilarities given =
        system.require(Dissimilarities.class).orderConditions(design.conditions());
    int size = design.conditions().size();
    double[] products = new double[size * size];
    double[] means = new double[size];
    double all = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double half = -given.get(i, j) / 2;
        if (!Double.isFinite(half)) {
          throw HomologException.mistake(
              system.name()
                  + " lacks the dissimilarity of two conditions: nothing can be simulated of it");
        }
        products[i * size + j] = half;
        means[i] += half / size;
        all += half / size / size;
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        products[i * size + j] += all - means[i] - means[j];
      }
    }
    return Matrix.of(size, size, products);
  }
}
