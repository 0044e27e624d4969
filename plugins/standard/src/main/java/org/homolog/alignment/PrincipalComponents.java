package org.homolog.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.LinearAlgebra.SingularValues;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.MissingPolicy;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Draw;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;

/** From a sample to its principal components. */
final class PrincipalComponents {
  /** Directions with less than this share of the largest singular value are rounding. */
  private static final double ROUNDING = 1e-12;

  private static final int SHOWN = 3;

  private PrincipalComponents() {}

  static Components prepare(Sample sample, PcaAlignmentOptions options, Run run) {
    Draw draw = sample.draw().orElse(null);
    if (draw != null && draw.axis() == Axis.CONDITION) {
      return draw.purpose() == Draw.Purpose.SHUFFLE
          ? of(sample.whole(), null, options, run).shuffled(draw.rows())
          : of(sample.whole(), distinct(draw.rows()), options, run);
    }
    return of(sample, null, options, run);
  }

  /** Conditions without their copies, ascending: a copy adds nothing to a subspace. */
  private static int[] distinct(int[] rows) {
    return Arrays.stream(rows).distinct().sorted().toArray();
  }

  private static Components of(
      Sample sample,
      int @org.jspecify.annotations.Nullable [] kept,
      PcaAlignmentOptions options,
      Run run) {
    String name = sample.system().name();
    Population raw = sample.require(Population.class);
    if (kept != null) {
      raw = raw.drawConditions(kept);
    }
    Population population = raw.handleMissing(options.missing()).averageRepeats();
    if (sample.draw().isEmpty() && kept == null) {
      tellDropped(name, raw, population, run);
    }
    if (population.unitCount() == 0) {
      throw HomologException.mistake("system " + name + " has no units");
    }
    Space space = resolve(options.space(), population);
    boolean overTime = space != Space.CONDITION && population.timeCount() > 1;
    Matrix responses = overTime ? population.byEntryAndTime() : averagedOverTime(population);
    centre(responses, options.standardise());
    SingularValues svd = run.algebra().svd(responses);
    int rank = rank(svd.values());
    Matrix overRows = leading(svd.u(), rank);
    Matrix overUnits = leading(svd.vTransposed().transpose(), rank);
    fixSigns(overRows, overUnits);
    double[] eigenvalues = new double[rank];
    for (int i = 0; i < rank; i++) {
      eigenvalues[i] = svd.values()[i] * svd.values()[i] / Math.max(1, responses.rows() - 1);
    }
    double[] seconds = overTime ? seconds(population) : new double[] {Double.NaN};
    return new Components(
        name,
        space,
        features(space, sample, population, seconds),
        space == Space.UNIT ? overUnits : overRows,
        eigenvalues,
        projections(overRows, svd.values()),
        population.conditionLabels(),
        seconds);
  }

  private static void tellDropped(String name, Population raw, Population kept, Run run) {
    int units = raw.unitCount() - kept.unitCount();
    int conditions = raw.conditionCount() - kept.conditionCount();
    if (units + conditions > 0) {
      run.warn(
          name
              + ": "
              + (units > 0 ? units + " units" : conditions + " conditions")
              + " with missing values are left out");
    }
  }

  private static Space resolve(Space wanted, Population population) {
    if (wanted == Space.AUTOMATIC) {
      return population.timeCount() > 1 ? Space.CONDITION_TIME : Space.CONDITION;
    }
    return wanted;
  }

  private static Matrix averagedOverTime(Population population) {
    Matrix all = population.byEntryAndTime();
    int times = population.timeCount();
    int units = population.unitCount();
    Matrix means = Matrix.zeros(population.entryCount(), units);
    for (int row = 0; row < all.rows(); row++) {
      for (int u = 0; u < units; u++) {
        means.array()[row / times * units + u] += all.get(row, u) / times;
      }
    }
    return means;
  }

  /** Removes each unit's mean, and divides by its standard deviation if wanted. */
  private static void centre(Matrix responses, boolean standardise) {
    double[] values = responses.array();
    int units = responses.columns();
    for (int u = 0; u < units; u++) {
      double mean = 0;
      for (int row = 0; row < responses.rows(); row++) {
        mean += values[row * units + u] / responses.rows();
      }
      double squares = 0;
      double largest = 0;
      for (int row = 0; row < responses.rows(); row++) {
        int i = row * units + u;
        largest = Math.max(largest, Math.abs(values[i]));
        values[i] -= mean;
        squares += values[i] * values[i];
      }
      double deviation = Math.sqrt(squares / Math.max(1, responses.rows() - 1));
      // A unit that is constant but for rounding must not become pure rounding noise of size 1.
      double divisor = deviation > ROUNDING * largest ? deviation : Double.POSITIVE_INFINITY;
      for (int row = 0; row < responses.rows() && standardise; row++) {
        values[row * units + u] /= divisor;
      }
    }
  }

  private static int rank(double[] singular) {
    int rank = 0;
    while (rank < singular.length && singular[rank] > ROUNDING * singular[0]) {
      rank++;
    }
    return rank;
  }

  private static Matrix leading(Matrix vectors, int rank) {
    int[] first = new int[rank];
    Arrays.setAll(first, i -> i);
    return vectors.selectColumns(first);
  }

  /** Turns each component so that its largest loading over units is positive. */
  private static void fixSigns(Matrix overRows, Matrix overUnits) {
    int rank = overUnits.columns();
    for (int c = 0; c < rank; c++) {
      double largest = 0;
      for (int u = 0; u < overUnits.rows(); u++) {
        double loading = overUnits.get(u, c);
        largest = Math.abs(loading) > Math.abs(largest) ? loading : largest;
      }
      if (largest < 0) {
        negate(overRows, c);
        negate(overUnits, c);
      }
    }
  }

  private static void negate(Matrix matrix, int column) {
    for (int i = column; i < matrix.array().length; i += matrix.columns()) {
      matrix.array()[i] = -matrix.array()[i];
    }
  }

  private static Matrix projections(Matrix overRows, double[] singular) {
    int shown = Math.min(SHOWN, overRows.columns());
    Matrix projections = leading(overRows, shown);
    for (int i = 0; i < projections.array().length; i++) {
      projections.array()[i] *= singular[i % shown];
    }
    return projections;
  }

  private static double[] seconds(Population population) {
    Column column = population.time().column(Population.SECONDS);
    double[] seconds = new double[population.timeCount()];
    Arrays.setAll(seconds, column::number);
    return seconds;
  }

  private static List<String> features(
      Space space, Sample sample, Population population, double[] seconds) {
    if (space == Space.UNIT) {
      return unitLabels(sample, population);
    }
    if (seconds.length == 1) {
      return population.conditionLabels();
    }
    List<String> labels = new ArrayList<>();
    for (String condition : population.conditionLabels()) {
      for (double second : seconds) {
        labels.add(condition + " | " + second + " s");
      }
    }
    return labels;
  }

  /** Labels by the first column of the units. A shuffle of units leaves labels where they were. */
  private static List<String> unitLabels(Sample sample, Population population) {
    boolean shuffled =
        sample
            .draw()
            .filter(d -> d.axis() == Axis.UNIT && d.purpose() == Draw.Purpose.SHUFFLE)
            .isPresent();
    Population labelled = shuffled ? sample.whole().require(Population.class) : population;
    if (labelled.unitCount() != population.unitCount()) {
      throw HomologException.mistake(
          "permuting units needs all of them: choose missing: "
              + org.homolog.spi.Options.kebab(MissingPolicy.REFUSE.name()));
    }
    if (labelled.units().columns().isEmpty()) {
      throw HomologException.mistake(
          "space: unit matches units by label, but the units of system "
              + sample.system().name()
              + " have none");
    }
    Column column = labelled.units().columns().get(0);
    List<String> labels = new ArrayList<>();
    for (int u = 0; u < labelled.unitCount(); u++) {
      labels.add(column.text(u));
    }
    return labels;
  }
}
