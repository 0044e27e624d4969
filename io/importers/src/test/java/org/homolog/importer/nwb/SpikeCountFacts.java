package org.homolog.importer.nwb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.homolog.population.Column;
import org.homolog.population.Recording;
import org.homolog.population.SpikeTrains;
import org.homolog.population.Table;
import org.homolog.recordings.Recordings;

/**
 * Spikes of each unit counted in each interval of a table, against the facts: intervals are those
 * of the facts' definition, {@code start_time <= t < start_time+SECONDS} or {@code start_time <= t
 * < stop_time}.
 */
final class SpikeCountFacts {
  private static final String MEAN_COUNT = "mean_count_by_";
  private static final String MEAN_RATE = "mean_rate_hz_by_";
  private static final String LEVELS = "_counts";

  private final Table table;
  private final double[] seconds;
  private final double[][] counts;

  private SpikeCountFacts(Recording recording, String name, String definition) {
    table = recording.table(name);
    double[] start = table.column("start_time").numbers();
    double[] stop = new double[start.length];
    if (definition.contains("t < stop_time")) {
      stop = table.column("stop_time").numbers();
    } else {
      String length = definition.replaceAll(".*t < start_time\\+([0-9.]+).*", "$1");
      for (int i = 0; i < stop.length; i++) {
        stop[i] = start[i] + Double.parseDouble(length);
      }
    }
    SpikeTrains trains = recording.spikes().orElseThrow();
    seconds = new double[start.length];
    counts = new double[start.length][trains.unitCount()];
    for (int unit = 0; unit < trains.unitCount(); unit++) {
      double[] spikes = trains.times(unit);
      for (int trial = 0; trial < start.length; trial++) {
        double from = start[trial];
        double to = stop[trial];
        counts[trial][unit] = Arrays.stream(spikes).filter(t -> from <= t && t < to).count();
        seconds[trial] = to - from;
      }
    }
  }

  static void check(Recording recording, String table, JsonNode facts) {
    SpikeCountFacts found =
        new SpikeCountFacts(recording, table, facts.get("definition").textValue());
    for (Map.Entry<String, JsonNode> fact : facts.properties()) {
      found.check(fact.getKey(), fact.getValue());
    }
  }

  private void check(String key, JsonNode fact) {
    if (key.equals("definition")) {
      return;
    }
    if (key.equals("shape")) {
      assertEquals(List.of(counts.length, counts[0].length), ints(fact));
    } else if (key.equals("sum")) {
      assertEquals(fact.doubleValue(), Arrays.stream(perUnit(everywhere(), 1)).sum());
    } else if (key.equals("per_unit_sum")) {
      same(fact, perUnit(everywhere(), 1), key);
    } else if (key.equals("first_trial")) {
      same(fact, counts[0], key);
    } else if (key.equals("last_trial")) {
      same(fact, counts[counts.length - 1], key);
    } else if (key.startsWith(MEAN_COUNT)) {
      means(fact, table.column(key.substring(MEAN_COUNT.length())), false);
    } else if (key.startsWith(MEAN_RATE)) {
      means(fact, table.column(key.substring(MEAN_RATE.length())), true);
    } else if (key.endsWith(LEVELS)) {
      String column = key.substring(0, key.length() - LEVELS.length());
      DomainFactsTest.levels(fact, table.column(column));
    } else {
      throw new AssertionError("no check knows the fact " + key);
    }
  }

  private boolean[] everywhere() {
    boolean[] all = new boolean[counts.length];
    Arrays.fill(all, true);
    return all;
  }

  /** Sums over chosen trials, divided; as rates where the trials' seconds are given. */
  private double[] perUnit(boolean[] chosen, double divisor, double... lengths) {
    double[] sums = new double[counts[0].length];
    for (int trial = 0; trial < counts.length; trial++) {
      for (int unit = 0; chosen[trial] && unit < sums.length; unit++) {
        sums[unit] += counts[trial][unit] / (lengths.length == 0 ? 1 : lengths[trial]);
      }
    }
    return Arrays.stream(sums).map(sum -> sum / divisor).toArray();
  }

  private void means(JsonNode fact, Column column, boolean rates) {
    assertEquals(column.levels().keySet().size(), fact.size());
    for (Map.Entry<String, JsonNode> level : fact.properties()) {
      boolean[] chosen = new boolean[counts.length];
      int n = 0;
      for (int trial = 0; trial < chosen.length; trial++) {
        chosen[trial] = column.text(trial).equals(level.getKey());
        n += chosen[trial] ? 1 : 0;
      }
      assertTrue(n > 0, "no trial has " + column.name() + " " + level.getKey());
      double[] means = rates ? perUnit(chosen, n, seconds) : perUnit(chosen, n);
      same(level.getValue(), means, column.name() + " " + level.getKey());
    }
  }

  private static void same(JsonNode expected, double[] found, String what) {
    assertEquals(expected.size(), found.length, what);
    for (int i = 0; i < found.length; i++) {
      Recordings.assertClose(expected.get(i).doubleValue(), found[i], 0, what);
    }
  }

  private static List<Integer> ints(JsonNode node) {
    return List.of(node.get(0).intValue(), node.get(1).intValue());
  }
}
