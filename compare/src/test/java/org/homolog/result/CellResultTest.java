package org.homolog.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.store.SampleResults;
import org.junit.jupiter.api.Test;

class CellResultTest {
  @Test
  void aCohortIsSummedUpByItsMeanAndNotByItsFirstMember() {
    ScoreResult first = score("seed 1", "r", 0.9);
    ScoreResult second = score("seed 2", "r", 0.1);
    ScoreResult other = score("mean", "r-squared", 0.3);
    ScoreResult pooled = score("pooled", "r", 0.6);
    ScoreResult mean = score("mean", "r", 0.5);
    assertEquals(mean, main(List.of(first, second, other, pooled, mean)));
    assertEquals(pooled, main(List.of(first, second, other, pooled)));
    assertEquals(first, main(List.of(first, second, other)));
  }

  private static ScoreResult main(List<ScoreResult> scores) {
    return SampleResults.cell("k", "net", 1).withScores(scores).main().orElseThrow();
  }

  @Test
  void withoutScoresThereIsNoMainOne() {
    assertTrue(SampleResults.cell("k", "net", 1).withScores(List.of()).main().isEmpty());
  }

  private static ScoreResult score(String member, String name, double value) {
    double none = Double.NaN;
    return new ScoreResult(
        "rsa",
        "rsa",
        "rsa[a;b]",
        "reference",
        "candidate",
        member,
        "",
        name,
        value,
        none,
        none,
        "none",
        none,
        none,
        0.95,
        "none",
        "none",
        none,
        none,
        none,
        10,
        5,
        5,
        1,
        "key",
        0.1,
        "done",
        "",
        new double[0],
        new double[0]);
  }
}
