package org.homolog.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.homolog.result.ScoreResult;
import org.junit.jupiter.api.Test;

class ScoreGroupTest {
  @Test
  void aCohortIsSummedUpByItsMeanAndNotByItsFirstMember() {
    ScoreResult first = score("seed 1", "r", 0.9);
    ScoreResult second = score("seed 2", "r", 0.1);
    ScoreResult other = score("mean", "r-squared", 0.3);
    ScoreResult pooled = score("pooled", "r", 0.6);
    ScoreResult mean = score("mean", "r", 0.5);
    assertEquals(mean, ScoreGroup.main(List.of(first, second, other, pooled, mean)));
    assertEquals(pooled, ScoreGroup.main(List.of(first, second, other, pooled)));
    assertEquals(first, ScoreGroup.main(List.of(first, second, other)));
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
