package org.homolog.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.report.StudySummary;
import org.homolog.report.StudySummary.SystemSummary;
import org.homolog.run.Plan;
import org.junit.jupiter.api.Test;

class PlanTableTest {
  @Test
  void aDryRunTellsWhatEverySystemIsMadeOf() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("file", "day.nwb");
    facts.put("values", "spikes around go of trials");
    facts.put("operations", "split: {by: parity, as: part, seed: 1}");
    SystemSummary system =
        new SystemSummary("it", "recorded", "(2 conditions, 5 units)", "", "", facts, Map.of());
    Plan plan =
        new Plan(
            new StudySummary("t", "", "s.yaml", "", 1, "1", List.of(system), List.of()),
            List.of(),
            List.of(),
            Map.of());
    String text = PlanTable.of(plan);
    assertTrue(
        text.startsWith(
            """
            it: (2 conditions, 5 units)
                values: spikes around go of trials
                operations: split: {by: parity, as: part, seed: 1}
            """),
        text);
    assertFalse(text.contains("day.nwb"), "provenance belongs to the report");
    assertTrue(text.contains("0 cells"), text);
  }
}
