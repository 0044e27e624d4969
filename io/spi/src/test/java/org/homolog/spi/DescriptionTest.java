package org.homolog.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a description says of single scores. */
class DescriptionTest {
  @Test
  void scoreHasItsOwnRangeOrThatOfAll() {
    Description description =
        Description.builder("distance", "Distance")
            .range(0, Double.POSITIVE_INFINITY)
            .range(-1, 1, "correlation", "partial-correlation")
            .build();
    assertEquals(0, description.lowest());
    assertEquals(0, description.lowest("distance"));
    assertEquals(Double.POSITIVE_INFINITY, description.highest("distance"));
    assertEquals(-1, description.lowest("correlation"));
    assertEquals(1, description.highest("partial-correlation"));
    assertEquals(Set.of("correlation", "partial-correlation"), description.scoresWithRange());
  }
}
