package org.homolog.resample;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A number per row, score and bootstrap draw, with all axes drawn together and, where members are
 * drawn beside others, with either alone. Filled by several threads, each a draw of its own.
 */
final class DrawnTables {
  /** What was drawn. */
  enum Part {
    TOGETHER,
    WITHOUT_MEMBERS,
    MEMBERS
  }

  private final @Nullable ScoreTable[][] tables;

  DrawnTables(int draws, boolean dual) {
    tables = new @Nullable ScoreTable[Part.values().length][];
    for (Part part : Part.values()) {
      tables[part.ordinal()] = new @Nullable ScoreTable[dual || part == Part.TOGETHER ? draws : 0];
    }
  }

  int count() {
    return tables[0].length;
  }

  boolean isDual() {
    return tables[Part.MEMBERS.ordinal()].length > 0;
  }

  void put(Part part, int number, ScoreTable table) {
    tables[part.ordinal()][number] = table;
  }

  ScoreTable together(int number) {
    return table(Part.TOGETHER, number);
  }

  private ScoreTable table(Part part, int number) {
    ScoreTable table = tables[part.ordinal()][number];
    if (table == null) {
      throw new IllegalStateException("draw " + number + " is missing");
    }
    return table;
  }

  /** One row and score on every draw of all axes together. */
  double[] together(int target, int score) {
    return column(Part.TOGETHER, target, score);
  }

  private double[] column(Part part, int target, int score) {
    double[] column = new double[tables[part.ordinal()].length];
    Arrays.setAll(column, b -> table(part, b).value(target, score));
    return column;
  }

  /** The variance of a row over what is drawn, corrected for how much there is of it. */
  double variance(DrawnSizes drawn, int target, int score) {
    double variance = IntervalMethod.variance(together(target, score));
    return drawn.isDual()
        ? BootstrapVariance.dual(
            variance,
            IntervalMethod.variance(column(Part.MEMBERS, target, score)),
            IntervalMethod.variance(column(Part.WITHOUT_MEMBERS, target, score)),
            drawn.members() / (drawn.members() - 1.0),
            drawn.conditionCorrection())
        : variance * drawn.method().correction();
  }
}
