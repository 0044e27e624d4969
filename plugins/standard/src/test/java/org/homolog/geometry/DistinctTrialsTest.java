package org.homolog.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.homolog.kernel.CkaOptions;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.Options;
import org.homolog.spi.Sample;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Copies of trials are known as such, trials that only look alike are not. */
class DistinctTrialsTest {
  private static final ResponseOptions OPTIONS = Options.defaults(CkaOptions.class);

  private static ResponseMatrix drawn(NeuralSystem system, int... rows) {
    Sample sample = Design.shared(List.of(system)).sample(system, Draw.resample(Axis.REPEAT, rows));
    return ResponseMatrix.withTrials(sample, OPTIONS, Copies.LEFT_OUT, Pairs.run());
  }

  @Test
  void copiesShareANumber() {
    ResponseMatrix responses = drawn(SyntheticSystems.random(1, 2, 4, 3, 2), 2, 0, 2, 3, 0, 2);
    assertArrayEquals(new int[] {0, 0, 1, 1, 1, 2}, responses.trialNumbers(1));
    assertEquals(3, responses.distinctTrials(0));
    Draw other = Draw.resample(Axis.CONDITION, new int[] {1, 1});
    assertEquals(3, responses.drawn(other, Copies.WEIGHED).distinctTrials(1));
  }

  @Test
  void equalResponsesOfDifferentTrialsAreNoCopies() {
    NeuralSystem silent = SyntheticSystems.system("silent", 2, 4, 1, 3, new double[24]);
    assertArrayEquals(new int[] {0, 1, 2, 3}, drawn(silent, 0, 1, 2, 3).trialNumbers(0));
    assertEquals(2, drawn(silent, 1, 1, 3).distinctTrials(1));
    ResponseMatrix means =
        ResponseMatrix.of(
            Design.shared(List.of(silent)).sample(silent), OPTIONS, Copies.LEFT_OUT, Pairs.run());
    assertThrows(IllegalStateException.class, () -> means.trialNumbers(0));
  }
}
