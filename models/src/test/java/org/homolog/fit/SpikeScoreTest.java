package org.homolog.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpikeScoreTest {
  @Test
  void meansScoreNothingAndTheTruthMost() {
    double[] counts = {0, 3, 1, 0};
    assertEquals(0, score(counts, 1, 1, 1, 1), 1e-15);
    assertTrue(score(counts, 0, 3, 1, 0) > score(counts, 0.2, 2.5, 1, 0.3));
    assertTrue(score(counts, 3, 0, 0, 1) < 0);
  }

  @Test
  void itIsTheDifferenceOfLogLikelihoodsInBitsPerSpike() {
    double[] counts = {0, 3, 1, 0};
    double[] rates = {0.5, 2, 1, 0.25};
    double gained = 0;
    for (int i = 0; i < 4; i++) {
      gained += counts[i] * Math.log(rates[i]) - rates[i] - (counts[i] * Math.log(1) - 1);
    }
    assertEquals(gained / 4 / Math.log(2), score(counts, rates), 1e-12);
  }

  @Test
  void missingCountsAreLeftOutAndSilenceHasNoScore() {
    SpikeScore score = new SpikeScore(new double[] {1});
    score.add(0, Double.NaN, 5);
    assertTrue(Double.isNaN(score.bitsPerSpike()));
    score.add(0, 2, 1);
    assertEquals(0, score.bitsPerSpike(), 1e-15);
  }

  private static double score(double[] counts, double... rates) {
    SpikeScore score = new SpikeScore(new double[] {1});
    for (int i = 0; i < counts.length; i++) {
      score.add(0, counts[i], rates[i]);
    }
    return score.bitsPerSpike();
  }
}
