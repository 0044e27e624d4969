package org.homolog.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homolog.failure.HomologException;
import org.homolog.population.PseudoPopulation.Unshared;
import org.junit.jupiter.api.Test;

class PseudoPopulationTest {
  /** Values tell their entry: 1000 x session + entry, in every bin and unit. */
  private static Population session(int number, int conditions, int repeats, int units) {
    Population random = Populations.random(conditions, repeats, 2, units, number);
    double[] values = new double[random.entryCount() * 2 * units];
    Arrays.setAll(values, i -> 1000 * number + i / (2 * units));
    return random.toBuilder().values(values).build();
  }

  private static Map<String, Population> sessions() {
    Map<String, Population> sessions = new LinkedHashMap<>();
    sessions.put("monday", session(1, 4, 6, 3));
    sessions.put("tuesday", session(2, 4, 9, 2));
    return sessions;
  }

  @Test
  void unitsAndLabelsOfAllSessionsAreKept() {
    Population joined = new PseudoPopulation(3, 0, Unshared.REFUSE, 7).join(sessions());
    assertEquals(5, joined.unitCount());
    assertArrayEquals(
        new String[] {"monday", "monday", "monday", "tuesday", "tuesday"},
        joined.units().column("session").texts());
    assertArrayEquals(
        new String[] {"u0", "u1", "u2", "u0", "u1"}, joined.units().column("unit").texts());
    assertEquals("session", joined.sessionColumn().orElseThrow());
    assertEquals("fold", joined.repeatColumn().orElseThrow());
    assertEquals(sessions().get("monday").conditionLabels(), joined.conditionLabels());
    assertEquals(2, joined.timeCount());
    // 6 entries of a condition in 3 folds are 2 pseudo-trials a fold.
    assertEquals(4 * 3 * 2, joined.entryCount());
    assertFalse(joined.entries().has("run"), "what differs between sessions is left out");
  }

  @Test
  void noPseudoTrialMixesFoldsOrConditionsAndNoEntryIsInTwoFolds() {
    for (int folds = 2; folds <= 4; folds++) {
      for (int trials : new int[] {0, 12}) {
        Population joined =
            new PseudoPopulation(folds, trials, Unshared.REFUSE, folds).join(sessions());
        Map<Integer, Set<String>> foldsOf = new HashMap<>();
        double[] one = new double[2 * 5];
        for (int entry = 0; entry < joined.entryCount(); entry++) {
          joined.read(entry, one, 0);
          String fold = joined.entries().column("fold").text(entry);
          String condition = joined.entries().column("condition").text(entry);
          for (int unit : new int[] {0, 3}) {
            int original = (int) one[unit];
            foldsOf.computeIfAbsent(original, k -> new HashSet<>()).add(fold);
            Population from = sessions().get(unit == 0 ? "monday" : "tuesday");
            assertEquals(condition, from.entries().column("condition").text(original % 1000));
          }
          // Units of one session show one entry, in every bin.
          assertArrayEquals(
              new double[] {one[0], one[0], one[0], one[3], one[3]},
              Arrays.copyOfRange(one, 5, 10));
        }
        assertTrue(foldsOf.values().stream().allMatch(set -> set.size() == 1), foldsOf.toString());
      }
    }
  }

  @Test
  void withoutAskingForMoreNoEntryIsUsedTwice() {
    Population joined = new PseudoPopulation(1, 0, Unshared.REFUSE, 7).join(sessions());
    assertEquals(4 * 6, joined.entryCount());
    assertEquals("pseudo_trial", joined.repeatColumn().orElseThrow());
    for (int unit : new int[] {0, 3}) {
      double[] entries = joined.selectTimes(new int[] {0}).byEntry().column(unit);
      assertEquals(entries.length, Arrays.stream(entries).distinct().count());
    }
    HomologException refused =
        assertThrows(
            HomologException.class,
            () -> new PseudoPopulation(1, 7, Unshared.REFUSE, 7).join(sessions()));
    assertTrue(refused.getMessage().contains("used twice"), refused.getMessage());
  }

  @Test
  void moreTrialsUseAllEntriesEquallyOften() {
    Population joined = new PseudoPopulation(3, 8, Unshared.REFUSE, 7).join(sessions());
    Map<Double, Integer> uses = new HashMap<>();
    for (double entry : joined.selectTimes(new int[] {0}).byEntry().column(0)) {
      uses.merge(entry, 1, Integer::sum);
    }
    assertEquals(24, uses.size());
    assertTrue(uses.values().stream().allMatch(count -> count == 4), uses.toString());
  }

  @Test
  void entriesOfOneRepeatStayInOneFold() {
    Map<String, Population> bins = new LinkedHashMap<>();
    sessions().forEach((name, population) -> bins.put(name, population.timeAsCondition()));
    Population joined = new PseudoPopulation(3, 0, Unshared.REFUSE, 7).join(bins);
    Map<String, Set<String>> foldsOfRun = new HashMap<>();
    Population monday = bins.get("monday");
    double[] one = new double[5];
    for (int entry = 0; entry < joined.entryCount(); entry++) {
      joined.read(entry, one, 0);
      String run = sessions().get("monday").entries().column("run").text((int) one[0] % 1000);
      foldsOfRun
          .computeIfAbsent(run, key -> new HashSet<>())
          .add(joined.entries().column("fold").text(entry));
    }
    assertEquals(8, monday.conditionCount());
    assertTrue(foldsOfRun.values().stream().allMatch(set -> set.size() == 1));
  }

  @Test
  void theSameSeedGivesTheSamePopulationAndSessionsDrawApart() {
    PseudoPopulation how = new PseudoPopulation(2, 0, Unshared.REFUSE, 7);
    Population one = how.join(sessions());
    assertArrayEquals(one.byEntry().array(), how.join(sessions()).byEntry().array());
    Population other = new PseudoPopulation(2, 0, Unshared.REFUSE, 8).join(sessions());
    assertFalse(Arrays.equals(one.byEntry().array(), other.byEntry().array()));
    Map<String, Population> three = new LinkedHashMap<>(sessions());
    three.put("friday", session(3, 4, 6, 1));
    Population more = how.join(three);
    assertArrayEquals(one.byEntry().column(0), more.byEntry().column(0));
  }

  @Test
  void conditionsThatASessionLacksAreRefusedOrDropped() {
    Map<String, Population> differing = new LinkedHashMap<>(sessions());
    differing.put("friday", session(3, 5, 6, 1));
    PseudoPopulation strict = new PseudoPopulation(1, 0, Unshared.REFUSE, 7);
    HomologException refused = assertThrows(HomologException.class, () -> strict.join(differing));
    assertTrue(
        refused.getMessage().contains("\"c4\" is not in all of [monday, tuesday, friday]"),
        refused.getMessage());
    Population shared = new PseudoPopulation(1, 0, Unshared.DROP, 7).join(differing);
    assertEquals(sessions().get("monday").conditionLabels(), shared.conditionLabels());
  }

  @Test
  void whatCannotBeJoinedIsRefused() {
    PseudoPopulation how = new PseudoPopulation(7, 0, Unshared.REFUSE, 7);
    HomologException few = assertThrows(HomologException.class, () -> how.join(sessions()));
    assertTrue(few.getMessage().contains("too few repeats of condition"), few.getMessage());
    PseudoPopulation one = new PseudoPopulation(1, 0, Unshared.REFUSE, 7);
    assertThrows(HomologException.class, () -> one.join(Map.of("monday", session(1, 2, 2, 2))));
    Map<String, Population> times = new LinkedHashMap<>(sessions());
    times.put("tuesday", sessions().get("tuesday").selectTimes(new int[] {0}));
    HomologException bins = assertThrows(HomologException.class, () -> one.join(times));
    assertTrue(bins.getMessage().contains("same time bins"), bins.getMessage());
    assertThrows(HomologException.class, () -> new PseudoPopulation(0, 0, Unshared.REFUSE, 7));
    assertThrows(HomologException.class, () -> new PseudoPopulation(1, -1, Unshared.REFUSE, 7));
  }

  @Test
  void tablesOfUnitsAreStackedByTheirColumns() {
    Table one =
        Table.of(
            Column.texts("area", "V1"),
            Column.numbers("snr", 2.5),
            Column.booleans("good", true),
            Column.integers("id", 7));
    Table other =
        Table.of(
            Column.texts("area", "IT"), Column.booleans("good", false), Column.texts("id", "x"));
    Table all = Stacking.of(List.of(one, other));
    assertEquals(List.of("area", "snr", "good", "id"), all.names());
    assertArrayEquals(new double[] {2.5, Double.NaN}, all.column("snr").numbers());
    assertEquals(Column.Type.BOOLEAN, all.column("good").type());
    assertArrayEquals(new String[] {"7", "x"}, all.column("id").texts());
  }
}
