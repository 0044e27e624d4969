package org.homolog.geometry;

import java.util.Arrays;
import org.homolog.linalg.Matrix;

/**
 * Responses over time, one condition after the other.
 *
 * @param values (conditions x bins) x units or components
 * @param conditions number of conditions
 * @param bins number of time bins
 */
public record Trajectories(Matrix values, int conditions, int bins) {

  /**
   * Each unit divided by its range plus a constant, so that weak units weigh less.
   *
   * @param constant what is added to the range, in the unit of the responses, above 0
   * @return new trajectories
   */
  public Trajectories softNormalised(double constant) {
    Matrix divided = values.copy();
    int units = divided.columns();
    for (int u = 0; u < units; u++) {
      double lowest = Double.POSITIVE_INFINITY;
      double highest = Double.NEGATIVE_INFINITY;
      for (int i = u; i < divided.array().length; i += units) {
        lowest = Math.min(lowest, divided.array()[i]);
        highest = Math.max(highest, divided.array()[i]);
      }
      for (int i = u; i < divided.array().length; i += units) {
        divided.array()[i] /= highest - lowest + constant;
      }
    }
    return with(divided);
  }

  /**
   * Without the mean over conditions, bin by bin.
   *
   * @return new trajectories
   */
  public Trajectories withoutMean() {
    return centred(bins);
  }

  /**
   * Without each unit's mean over conditions and time.
   *
   * @return new trajectories
   */
  public Trajectories centred() {
    return centred(1);
  }

  /** Rows whose numbers agree modulo a period lose their common mean. */
  private Trajectories centred(int period) {
    int width = values.columns();
    double[] means = new double[period * width];
    double[] centred = values.array().clone();
    int shared = values.rows() / period;
    for (int i = 0; i < centred.length; i++) {
      means[i % means.length] += centred[i] / shared;
    }
    for (int i = 0; i < centred.length; i++) {
      centred[i] -= means[i % means.length];
    }
    return with(Matrix.of(values.rows(), width, centred));
  }

  /**
   * The states that a step leaves from: all but the last bin of each condition.
   *
   * @return (conditions x (bins - 1)) x columns
   */
  public Matrix states() {
    return values.selectRows(stepRows(0));
  }

  /**
   * The states that a step leads to: all but the first bin of each condition.
   *
   * @return (conditions x (bins - 1)) x columns
   */
  public Matrix ends() {
    return values.selectRows(stepRows(1));
  }

  /**
   * The steps from each bin to the next.
   *
   * @return (conditions x (bins - 1)) x columns
   */
  public Matrix steps() {
    Matrix steps = ends();
    double[] from = states().array();
    for (int i = 0; i < from.length; i++) {
      steps.array()[i] -= from[i];
    }
    return steps;
  }

  /**
   * The states in the first bin.
   *
   * @return conditions x columns
   */
  public Matrix starts() {
    int[] rows = new int[conditions];
    Arrays.setAll(rows, c -> c * bins);
    return values.selectRows(rows);
  }

  private int[] stepRows(int offset) {
    int[] rows = new int[conditions * (bins - 1)];
    Arrays.setAll(rows, i -> i / (bins - 1) * bins + i % (bins - 1) + offset);
    return rows;
  }

  /**
   * The sum over columns of their variance, divisor: rows.
   *
   * @return 0 or more
   */
  public double variance() {
    return Centring.sumOfSquares(centred().values) / values.rows();
  }

  /**
   * Other values over the same conditions and bins.
   *
   * @param other (conditions x bins) x any columns
   * @return trajectories of these
   */
  public Trajectories with(Matrix other) {
    return new Trajectories(other, conditions, bins);
  }
}
