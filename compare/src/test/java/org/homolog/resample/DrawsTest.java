package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.junit.jupiter.api.Test;

class DrawsTest {
  private final Design design = Simulated.design(9);

  @Test
  void bootstrapDrawsAreSortedReplayableAndOfTheDesign() {
    List<Draw> draws = Draws.bootstrap(3, design, 50);
    assertEquals(draws, Draws.bootstrap(3, design, 50));
    assertEquals(draws.get(17), Draws.conditions(3, design, 17));
    assertEquals(draws.subList(0, 20), Draws.bootstrap(3, design, 20));
    assertNotEquals(draws, Draws.bootstrap(4, design, 50));
    List<String> reversed = new ArrayList<>(design.conditions());
    java.util.Collections.reverse(reversed);
    assertNotEquals(draws, Draws.bootstrap(3, new Design(reversed), 50));
    for (Draw draw : draws) {
      int[] rows = draw.rows();
      int[] sorted = rows.clone();
      Arrays.sort(sorted);
      assertArrayEquals(sorted, rows);
      assertEquals(9, rows.length);
      assertEquals(Draw.Purpose.RESAMPLE, draw.purpose());
    }
  }

  @Test
  void everyConditionIsDrawnAboutOnce() {
    int[] counts = new int[9];
    for (Draw draw : Draws.bootstrap(1, design, 2000)) {
      for (int row : draw.rows()) {
        counts[row]++;
      }
    }
    // Binomial(18000, 1/9): mean 2000, deviation 42.
    for (int count : counts) {
      assertTrue(Math.abs(count - 2000) < 210, Arrays.toString(counts));
    }
  }

  @Test
  void fewPermutationsAreEnumeratedWithoutTheIdentity() {
    assertTrue(Draws.isExact(4, 24));
    assertFalse(Draws.isExact(5, 119));
    assertFalse(Draws.isExact(40, 1000));
    List<Draw> all = Draws.permutations(1, Axis.CONDITION, 4, 1000);
    assertEquals(23, all.size());
    assertEquals(23, new HashSet<>(all).size());
    assertFalse(all.contains(Draw.shuffle(Axis.CONDITION, new int[] {0, 1, 2, 3})));
  }

  @Test
  void manyPermutationsAreRandomAndReplayable() {
    List<Draw> draws = Draws.permutations(1, Axis.CONDITION, 12, 100);
    assertEquals(100, draws.size());
    assertEquals(draws, Draws.permutations(1, Axis.CONDITION, 12, 100));
    assertEquals(draws.subList(0, 10), Draws.permutations(1, Axis.CONDITION, 12, 10));
    assertTrue(new HashSet<>(draws).size() > 95);
  }

  /** Clips nested in types, crossed with bins: a type x bin is a condition, a clip its repeat. */
  static Population clips(int[] clipsPerType, int bins) {
    List<String> types = new ArrayList<>();
    List<String> clips = new ArrayList<>();
    List<String> bin = new ArrayList<>();
    int clip = 0;
    for (int type = 0; type < clipsPerType.length; type++) {
      for (int k = 0; k < clipsPerType[type]; k++, clip++) {
        for (int b = 0; b < bins; b++) {
          types.add("type" + type);
          clips.add("clip" + clip);
          bin.add("bin" + b);
        }
      }
    }
    double[] values = new double[types.size() * 3];
    Arrays.setAll(values, i -> Math.sin(i * 1.7));
    return Population.builder(
            Table.of(
                Column.texts("type", types.toArray(String[]::new)),
                Column.texts("bin", bin.toArray(String[]::new)),
                Column.texts("clip", clips.toArray(String[]::new))),
            Simulated.units(3))
        .conditions(List.of("type", "bin"))
        .repeats("clip")
        .values(values)
        .build();
  }

  @Test
  void nestedRepeatsAreDrawnWithinTheirConditions() {
    Population population = clips(new int[] {4, 6}, 3);
    RepeatStrata strata = RepeatStrata.of(population).orElseThrow();
    assertArrayEquals(new int[] {0, 1, 2, 3}, strata.groups()[0]);
    assertArrayEquals(new int[] {4, 5, 6, 7, 8, 9}, strata.groups()[1]);
    assertFalse(strata.crossed());
    for (int number = 0; number < 30; number++) {
      Population drawn = strata.select(Draws.repeats(2, "reference 0", strata, number).rows());
      assertEquals(population.conditionLabels(), drawn.conditionLabels());
      assertEquals(population.entryCount(), drawn.entryCount());
      assertEquals(4, drawn.entriesByCondition()[0].length);
      assertEquals(6, drawn.entriesByCondition()[3].length);
    }
  }

  @Test
  void crossedRepeatsAreDrawnWhole() {
    Population population = Simulated.repeated("x", 1, 5, 4, 2, 1, 1).require(Population.class);
    RepeatStrata strata = RepeatStrata.of(population).orElseThrow();
    assertTrue(strata.crossed());
    assertEquals(4, strata.count());
    Population drawn = strata.select(Draws.repeats(2, "x", strata, 0).rows());
    assertEquals(20, drawn.entryCount());
    Set<String> perCondition = new HashSet<>();
    for (int[] entries : drawn.entriesByCondition()) {
      StringBuilder repeats = new StringBuilder();
      for (int entry : entries) {
        repeats.append(drawn.entries().column("repeat").text(entry));
      }
      perCondition.add(repeats.toString());
    }
    assertEquals(1, perCondition.size(), "each condition holds the same repeats");
  }

  @Test
  void entriesWithoutARepeatColumnAreDrawnWithinConditions() {
    Population population =
        Population.builder(
                Table.of(Column.texts("condition", "b", "a", "a", "b", "a")), Simulated.units(1))
            .values(new double[] {0, 1, 2, 3, 4})
            .build();
    RepeatStrata strata =
        RepeatStrata.of(population.orderConditions(List.of("a", "b"))).orElseThrow();
    assertFalse(strata.named());
    for (int number = 0; number < 20; number++) {
      Population drawn = strata.select(Draws.repeats(5, "x", strata, number).rows());
      assertEquals(List.of("a", "b"), drawn.conditionLabels());
      assertEquals(3, drawn.entriesByCondition()[0].length);
      assertEquals(2, drawn.entriesByCondition()[1].length);
    }
  }

  @Test
  void halvesShareNothingAndCoverEverything() {
    RepeatStrata strata = RepeatStrata.of(clips(new int[] {4, 5, 7}, 2)).orElseThrow();
    List<Draws.Halves> splits = Draws.splitHalves(8, "reference 0", strata, 25);
    assertEquals(splits, Draws.splitHalves(8, "reference 0", strata, 25));
    assertTrue(new HashSet<>(splits).size() > 20);
    for (Draws.Halves halves : splits) {
      Set<Integer> union = new HashSet<>(halves.first());
      union.addAll(halves.second());
      assertEquals(16, union.size());
      assertEquals(16, halves.first().size() + halves.second().size());
      assertEquals(8, halves.first().size(), "two odd groups: one extra on each side");
      assertEquals(6, strata.select(halves.firstRows()).conditionCount());
      assertEquals(6, strata.select(halves.secondRows()).conditionCount());
    }
  }

  @Test
  void withoutRepeatsThereAreNoGroups() {
    assertTrue(RepeatStrata.of(Simulated.noise("x", 1, 4, 2).require(Population.class)).isEmpty());
  }
}
