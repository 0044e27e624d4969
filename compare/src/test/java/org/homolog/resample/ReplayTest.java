package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.result.CellResult;
import org.homolog.result.DrawStream;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.NullModel;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Cohort;
import org.junit.jupiter.api.Test;

/** Draws scored again from their indices. */
class ReplayTest {
  private final Design design = Simulated.design(14);
  private final Cohort brain = Cohort.of(Simulated.repeated("brain", 3, 14, 4, 20, 11, 1));
  private final Cohort net = Cohort.of(Simulated.repeated("net", 3, 14, 1, 20, 12, 0.3));

  private static ResamplePlan plan(NullModel model, Axis... over) {
    return new ResamplePlan(
        12,
        List.of(over),
        0.95,
        9,
        Optional.of(model),
        CeilingMethod.AUTOMATIC,
        3,
        MemberPolicy.BOTH);
  }

  private CellResult cell(Cohort reference, Cohort candidate, ResamplePlan plan) {
    return Evaluation.of(
        "rows",
        new RdmComparison(),
        RdmComparison.FAST,
        design,
        reference,
        candidate,
        plan,
        7,
        "key",
        new TestRun(1));
  }

  private Replay replay(
      Cohort reference,
      Cohort candidate,
      ResamplePlan plan,
      CellResult stored,
      Replay.Wanted wanted) {
    return Replay.of(
        new RdmComparison(),
        RdmComparison.FAST,
        design,
        reference,
        candidate,
        Optional.empty(),
        plan,
        7,
        new TestRun(1),
        stored,
        stored.drawn(),
        wanted);
  }

  private static List<String> names(CellResult cell) {
    return cell.drawn().stream().map(DrawStream::name).toList();
  }

  @Test
  void everyDrawGivesTheStoredScoresAgain() {
    ResamplePlan plan = plan(NullModel.PERMUTE_CONDITIONS, Axis.CONDITION, Axis.REPEAT);
    CellResult cell = cell(brain, net, plan);
    assertEquals(
        List.of(
            "bootstrap condition",
            "bootstrap reference 0 repeat",
            "halves reference 0 first",
            "halves reference 0 second",
            "null permute-conditions candidate 0"),
        names(cell));
    for (Replay.Kind kind : Replay.Kind.values()) {
      int draws = kind == Replay.Kind.NULL ? 9 : 12;
      for (int number = 0; number < draws; number++) {
        Replay replay = replay(brain, net, plan, cell, new Replay.Wanted(kind, number));
        assertTrue(replay.isSame(), replay.toString());
        assertEquals(kind == Replay.Kind.NULL ? 1 : 2, replay.drawn().size());
        assertFalse(replay.rows().isEmpty());
      }
    }
    assertArrayEquals(
        Draws.conditions(7, design, 5).rows(), cell.drawn().get(0).rows()[5], "as it was drawn");
  }

  @Test
  void membersAreReplayedToo() {
    Cohort members = Simulated.cohort("m", 3, 4, 14, 1);
    ResamplePlan plan = plan(NullModel.PERMUTE_CONDITIONS, Axis.CONDITION, Axis.MEMBER);
    CellResult cell = cell(members, net, plan);
    assertTrue(names(cell).contains("bootstrap reference member"), names(cell).toString());
    Replay replay = replay(members, net, plan, cell, new Replay.Wanted(Replay.Kind.BOOTSTRAP, 3));
    assertTrue(replay.isSame(), replay.toString());
    assertEquals(
        List.of("m0", "m1", "m2", "m3", "mean", "pooled"),
        replay.rows().stream().map(Replay.Row::member).distinct().toList());
  }

  @Test
  void otherIndicesGiveOtherScores() {
    ResamplePlan plan = plan(NullModel.PERMUTE_CONDITIONS, Axis.CONDITION);
    CellResult cell = cell(brain, net, plan);
    List<DrawStream> altered = new ArrayList<>();
    for (DrawStream stream : cell.drawn()) {
      int[][] rows = Arrays.stream(stream.rows()).map(int[]::clone).toArray(int[][]::new);
      if (stream.name().equals("bootstrap condition")) {
        rows[4] = new int[] {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6};
      }
      altered.add(new DrawStream(stream.name(), rows));
    }
    CellResult other = cell.withDrawn(altered);
    assertFalse(
        replay(brain, net, plan, other, new Replay.Wanted(Replay.Kind.BOOTSTRAP, 4)).isSame());
    assertTrue(
        replay(brain, net, plan, other, new Replay.Wanted(Replay.Kind.BOOTSTRAP, 3)).isSame());
  }

  @Test
  void whatIsNotThereIsNamed() {
    ResamplePlan plan = plan(NullModel.PERMUTE_CONDITIONS, Axis.CONDITION);
    CellResult cell = cell(brain, net, plan);
    assertTrue(
        message(() -> replay(brain, net, plan, cell, new Replay.Wanted(Replay.Kind.NULL, 9)))
            .contains("there is no null draw 9: the cell has draws 0 to 8"));
    assertTrue(message(() -> new Replay.Wanted(Replay.Kind.NULL, -1)).contains("from 0"));
    CellResult bare = cell.withDrawn(List.of());
    assertTrue(
        message(() -> replay(brain, net, plan, bare, new Replay.Wanted(Replay.Kind.BOOTSTRAP, 0)))
            .contains("is not among the draws that were stored"));
  }

  private static String message(org.junit.jupiter.api.function.Executable action) {
    return String.valueOf(assertThrows(HomologException.class, action).getMessage());
  }
}
