package org.homolog.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class DesignTest {
  private static NeuralSystem responses(String name, String... conditions) {
    double[] values = new double[conditions.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = conditions[i].charAt(0);
    }
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(
            Population.class,
            Population.builder(
                    Table.of(Column.texts("stimulus", conditions)),
                    Table.of(Column.texts("unit", "x")))
                .values(values)
                .build())
        .build();
  }

  private static NeuralSystem distances(String name, List<String> labels, double... values) {
    return NeuralSystem.builder(name, NeuralSystem.Kind.RECORDED)
        .facet(
            Dissimilarities.class,
            Dissimilarities.of(
                Table.of(Column.texts("stimulus", labels.toArray(String[]::new))),
                labels,
                values,
                ""))
        .build();
  }

  @Test
  void systemsAreMatchedByLabelInTheOrderOfTheFirst() {
    Design design =
        Design.shared(
            List.of(responses("one", "c", "a", "b"), responses("two", "a", "b", "c", "d")));
    assertEquals(List.of("c", "a", "b"), design.conditions());
    Population matched =
        design.sample(responses("two", "a", "b", "c", "d")).require(Population.class);
    assertArrayEquals(new double[] {'c', 'a', 'b'}, matched.byEntry().array());
  }

  @Test
  void sharingNoConditionIsAMistakeThatShowsBothSides() {
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> Design.shared(List.of(responses("one", "a"), responses("two", "b"))));
    assertTrue(
        refused.getMessage().contains("one has \"a\", the other \"b\""), refused.getMessage());
  }

  @Test
  void aBootstrapDrawKeepsCopiesApartAndMarksTheirPairsAsMissing() {
    List<String> labels = List.of("a", "b", "c");
    Sample drawn =
        new Design(labels)
            .sample(
                distances("rdm", labels, 1, 2, 3),
                Draw.resample(Axis.CONDITION, new int[] {0, 0, 2}));
    Dissimilarities values = drawn.require(Dissimilarities.class);
    assertTrue(Double.isNaN(values.get(0, 1)));
    assertEquals(2, values.get(0, 2));
    assertEquals(2, values.get(1, 2));
    assertEquals(List.of("a", "a", "c"), drawn.conditions());
    assertArrayEquals(new int[] {0, 0, 2}, drawn.rows());
  }

  @Test
  void aShuffleLeavesLabelsInPlaceAndMovesValues() {
    List<String> labels = List.of("a", "b", "c");
    Sample shuffled =
        new Design(labels)
            .sample(
                responses("one", "a", "b", "c"), Draw.shuffle(Axis.CONDITION, new int[] {2, 0, 1}));
    assertEquals(labels, shuffled.conditions());
    Population moved = shuffled.require(Population.class);
    assertEquals(labels, moved.conditionLabels());
    assertEquals("a", moved.entries().column("stimulus").text(0));
    assertArrayEquals(new double[] {'c', 'a', 'b'}, moved.byEntry().array());
    assertArrayEquals(
        new double[] {'a', 'b', 'c'}, shuffled.whole().require(Population.class).byEntry().array());
  }

  @Test
  void onlyPermutationsShuffle() {
    assertThrows(
        IllegalArgumentException.class, () -> Draw.shuffle(Axis.CONDITION, new int[] {0, 0}));
  }

  @Test
  void dissimilaritiesCannotBeDrawnOverUnits() {
    List<String> labels = List.of("a", "b");
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                new Design(labels)
                    .sample(distances("rdm", labels, 1), Draw.resample(Axis.UNIT, new int[] {0}))
                    .require(Dissimilarities.class));
    assertTrue(refused.getMessage().contains("over its units"), refused.getMessage());
  }
}
