package org.homolog.resample;

import org.homolog.spi.Score;
import org.jspecify.annotations.Nullable;

/** One value per row and score, NaN with a reason where there is none. Filled by one thread. */
final class ScoreTable {
  private final double[][] values;
  private final @Nullable String[][] reasons;

  ScoreTable(int targets, int scores) {
    values = new double[targets][scores];
    reasons = new @Nullable String[targets][scores];
  }

  /** A table without any value. */
  static ScoreTable undefined(int targets, int scores, String reason) {
    ScoreTable table = new ScoreTable(targets, scores);
    for (int t = 0; t < targets; t++) {
      for (int s = 0; s < scores; s++) {
        table.put(t, s, Double.NaN, reason);
      }
    }
    return table;
  }

  void put(int target, int score, double value, String reason) {
    values[target][score] = value;
    reasons[target][score] = Double.isNaN(value) ? reason : null;
  }

  void put(int target, int score, Score found) {
    put(target, score, found.value(), found.reason());
  }

  double value(int target, int score) {
    return values[target][score];
  }

  String reason(int target, int score) {
    String reason = reasons[target][score];
    return reason == null ? "" : reason;
  }
}
