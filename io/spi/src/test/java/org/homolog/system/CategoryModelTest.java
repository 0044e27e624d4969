package org.homolog.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Table;
import org.junit.jupiter.api.Test;

class CategoryModelTest {
  private static final List<String> LABELS = List.of("cat", "dog", "oak", "elm");
  private static final Table CONDITIONS =
      Table.of(
          Column.texts("kingdom", "animal", "animal", "plant", "plant"),
          Column.integers("size", 1, 2, 2, 2));

  @Test
  void aCategoryIsAgreementInAllNamedColumns() {
    assertArrayEquals(
        new double[] {0, 1, 1, 1, 1, 0},
        Dissimilarities.categories(CONDITIONS, LABELS, List.of("kingdom")).values());
    assertArrayEquals(
        new double[] {1, 1, 1, 1, 1, 0},
        Dissimilarities.categories(CONDITIONS, LABELS, List.of("kingdom", "size")).values());
  }

  @Test
  void theMeasureNamesTheColumns() {
    assertEquals(
        "category: kingdom, size",
        Dissimilarities.categories(CONDITIONS, LABELS, List.of("kingdom", "size")).measure());
  }

  @Test
  void wrongColumnsAndLabelsAreRefused() {
    HomologException none =
        assertThrows(
            HomologException.class,
            () -> Dissimilarities.categories(CONDITIONS, LABELS, List.of()));
    assertTrue(none.getMessage().contains("kingdom, size"), none.getMessage());
    assertThrows(
        HomologException.class,
        () -> Dissimilarities.categories(CONDITIONS, LABELS, List.of("kingdon")));
    assertThrows(
        HomologException.class,
        () -> Dissimilarities.categories(CONDITIONS, List.of("cat"), List.of("kingdom")));
  }
}
