package org.homolog.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.run.HostRun;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Design;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private final Design design = Simulated.design(14);
  private final NeuralSystem brain = Simulated.repeated("brain", 3, 14, 4, 20, 11, 1);
  private final NeuralSystem twin = Simulated.repeated("twin", 3, 14, 1, 20, 12, 0.3);

  static ResamplePlan plan(int draws, Axis... over) {
    return new ResamplePlan(
        draws,
        List.of(over),
        0.95,
        200,
        Optional.empty(),
        CeilingMethod.AUTOMATIC,
        20,
        MemberPolicy.BOTH);
  }

  static <O extends Record, P> CellResult evaluate(
      Comparison<O, P> comparison,
      O options,
      Design design,
      Cohort a,
      Cohort b,
      ResamplePlan plan) {
    try (HostRun run = Simulated.run(2)) {
      return Evaluation.of("rows", comparison, options, design, a, b, plan, 7, "key", run);
    }
  }

  @Test
  void alikeSystemsScoreHighWithIntervalNullAndCeiling() {
    CellResult cell =
        evaluate(
            new RdmComparison(),
            RdmComparison.FAST,
            design,
            Cohort.of(brain),
            Cohort.of(twin),
            plan(200, Axis.CONDITION));
    assertEquals(2, cell.scores().size());
    ScoreResult row = cell.scores().get(0);
    assertEquals("similarity", row.score());
    assertEquals("", row.member());
    assertEquals("done", row.status(), row.message());
    assertTrue(row.value() > 0.5, row.toString());
    assertTrue(row.ciLow() < row.value() && row.value() < row.ciHigh());
    assertEquals(row.value(), (row.ciLow() + row.ciHigh()) / 2, 1e-12);
    assertTrue(row.ciLow() > 0, row.toString());
    assertEquals(1 / 201.0, row.pValue());
    assertTrue(Math.abs(row.nullMean()) < 0.1);
    assertTrue(row.ceilingLow() > 0.5 && row.ceilingLow() < 1, row.ceilingMethod());
    assertEquals(Math.sqrt(row.ceilingLow()), row.ceilingHigh());
    assertEquals(200, row.draws().length);
    assertEquals(200, row.nulls().length);
    assertEquals(20, row.referenceUnits());
    assertEquals(14, row.conditions());
    assertTrue(
        row.ciMethod().startsWith("bootstrap over 14 conditions, 200 draws: estimate +- t(13)"),
        row.ciMethod());
  }

  static CellResult fake(Fake fake, Cohort a, Cohort b, ResamplePlan plan) {
    return evaluate(fake, new Fake.Settings(), Simulated.design(6), a, b, plan);
  }

  static Cohort one(String name) {
    return Cohort.of(Simulated.noise(name, name.hashCode(), 6, 3));
  }

  static Cohort several(String... names) {
    return new Cohort(
        "group", "subject", Arrays.stream(names).map(n -> one(n).members().get(0)).toList());
  }

  static ScoreResult row(CellResult cell, String member) {
    return cell.scores().stream()
        .filter(r -> r.member().equals(member) && !r.score().equals("pairs"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + member + " in " + cell.scores()));
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    Cohort members = Simulated.cohort("m", 3, 3, 14, 1);
    ResamplePlan plan = plan(60, Axis.CONDITION, Axis.MEMBER, Axis.REPEAT);
    CellResult first = null;
    for (int threads : new int[] {1, 2, 8}) {
      try (HostRun run = Simulated.run(threads)) {
        CellResult cell =
            Evaluation.of(
                "rows",
                new RdmComparison(),
                RdmComparison.FAST,
                design,
                Cohort.of(brain),
                members,
                plan,
                7,
                "key",
                run);
        first = first == null ? cell : first;
        assertEquals(first.scores(), cell.scores());
        assertEquals(first.warnings(), cell.warnings());
      }
    }
  }

  @Test
  void theFastPathEqualsTheSlowOne() {
    ResamplePlan plan = plan(60, Axis.CONDITION);
    CellResult fast =
        evaluate(
            new RdmComparison(),
            RdmComparison.FAST,
            design,
            Cohort.of(brain),
            Cohort.of(twin),
            plan);
    CellResult slow =
        evaluate(
            new RdmComparison(),
            RdmComparison.SLOW,
            design,
            Cohort.of(brain),
            Cohort.of(twin),
            plan);
    assertEquals(fast.scores(), slow.scores());
  }

  @Test
  void drawsDoNotDependOnTheCandidate() {
    ResamplePlan plan = plan(40, Axis.CONDITION);
    NeuralSystem copy = Simulated.repeated("copy", 3, 14, 1, 20, 12, 0.3);
    ScoreResult one =
        row(
            evaluate(
                new RdmComparison(),
                RdmComparison.FAST,
                design,
                Cohort.of(brain),
                Cohort.of(twin),
                plan),
            "");
    ScoreResult other =
        row(
            evaluate(
                new RdmComparison(),
                RdmComparison.FAST,
                design,
                Cohort.of(brain),
                Cohort.of(copy),
                plan),
            "");
    assertArrayEquals(one.draws(), other.draws());
    assertArrayEquals(one.nulls(), other.nulls());
    assertEquals(one.seed(), other.seed());
  }

  @Test
  void everyMemberHasARowAndSoHaveMeanAndPool() {
    Cohort members = Simulated.cohort("m", 3, 4, 14, 1);
    CellResult cell =
        evaluate(
            new RdmComparison(),
            RdmComparison.FAST,
            design,
            members,
            Cohort.of(twin),
            plan(50, Axis.CONDITION, Axis.MEMBER));
    List<String> names = cell.scores().stream().map(ScoreResult::member).distinct().toList();
    assertEquals(List.of("m0", "m1", "m2", "m3", "mean", "pooled"), names);
    double mean = 0;
    for (int i = 0; i < 4; i++) {
      mean += row(cell, "m" + i).value() / 4;
    }
    ScoreResult average = row(cell, "mean");
    assertEquals(mean, average.value(), 1e-12);
    assertTrue(row(cell, "pooled").value() > mean, "pooling averages noise away");
    assertTrue(average.ciMethod().startsWith("dual bootstrap over 14 conditions and 4 members"));
    assertTrue(average.ciMethod().contains("t(3) x standard error over draws x sqrt(4/3)"));
    assertTrue(row(cell, "m0").ciMethod().startsWith("bootstrap over 14 conditions, 50 draws"));
    assertTrue(average.ceilingMethod().startsWith("leave one member out"));
    assertTrue(average.ceilingLow() < average.ceilingHigh());
    assertEquals("none: pooled over members", row(cell, "pooled").ceilingMethod());
    assertEquals("none: m0 has no repeats", row(cell, "m0").ceilingMethod());
    assertEquals(60, average.referenceUnits());
    assertEquals(1 / 201.0, average.pValue());
    assertEquals(1 / 201.0, row(cell, "pooled").pValue());
  }

  @Test
  void theMemberCeilingIsThatOfNiliAndOthers() {
    Cohort members = Simulated.cohort("m", 3, 3, 14, 1);
    CellResult cell =
        evaluate(
            new RdmComparison(), RdmComparison.FAST, design, members, Cohort.of(twin), plan(0));
    RdmComparison rdm = new RdmComparison();
    double low = 0;
    double high = 0;
    try (HostRun run = Simulated.run(1)) {
      List<RdmComparison.Rdm> all =
          members.members().stream()
              .map(m -> rdm.prepare(design.sample(m), RdmComparison.FAST, run))
              .toList();
      for (int i = 0; i < 3; i++) {
        List<RdmComparison.Rdm> others = new ArrayList<>(all);
        others.remove(i);
        low += similarity(rdm, all.get(i), others, run) / 3;
        high += similarity(rdm, all.get(i), all, run) / 3;
      }
    }
    assertEquals(low, row(cell, "mean").ceilingLow(), 1e-12);
    assertEquals(high, row(cell, "mean").ceilingHigh(), 1e-12);
  }

  private static double similarity(
      RdmComparison rdm, RdmComparison.Rdm one, List<RdmComparison.Rdm> pool, HostRun run) {
    return rdm.score(one, rdm.pool(pool, RdmComparison.FAST).orElseThrow(), RdmComparison.FAST, run)
        .get(0)
        .value();
  }

  @Test
  void seedsOfANetworkCrossWithMembersOfAnAnimal() {
    CellResult cell =
        evaluate(
            new RdmComparison(),
            RdmComparison.FAST,
            design,
            Simulated.cohort("animal", 3, 2, 14, 1),
            Simulated.cohort("seed", 3, 3, 14, 0.5),
            plan(40, Axis.MEMBER));
    assertEquals(
        List.of(
            "animal0 x seed0",
            "animal0 x seed1",
            "animal0 x seed2",
            "animal1 x seed0",
            "animal1 x seed1",
            "animal1 x seed2",
            "mean",
            "pooled"),
        cell.scores().stream().map(ScoreResult::member).distinct().toList());
    assertEquals(0, row(cell, "animal0 x seed0").draws().length);
    assertEquals(
        "none: one member only is compared in this row", row(cell, "animal0 x seed0").ciMethod());
    assertTrue(
        row(cell, "mean").ciMethod().startsWith("bootstrap over 2 members, 40 draws"),
        row(cell, "mean").ciMethod());
    assertEquals(40, row(cell, "mean").draws().length);
  }

  @Test
  void aFailedMemberFailsItsRowAndNotTheCell() {
    CellResult cell =
        fake(Fake.pooling(), several("a", "broken", "b"), one("x"), plan(20, Axis.CONDITION));
    assertEquals("failed", row(cell, "broken").status());
    assertEquals("broken: cannot use broken", row(cell, "broken").message());
    assertTrue(Double.isNaN(row(cell, "broken").value()));
    assertEquals("done", row(cell, "a").status());
    assertEquals("done", row(cell, "mean").status());
    assertTrue(row(cell, "mean").message().startsWith("the mean leaves out 1 failed member"));
    assertEquals(
        (row(cell, "a").value() + row(cell, "b").value()) / 2, row(cell, "mean").value(), 1e-12);
  }

  @Test
  void aDefectOfAnAnalysisIsNamedAsOne() {
    CellResult cell = fake(Fake.pooling(), several("a", "defective"), one("x"), plan(0));
    assertEquals(
        "defective: fake failed: ArrayIndexOutOfBoundsException: Index 3 (a defect of that"
            + " analysis)",
        row(cell, "defective").message());
  }

  @Test
  void whereNoMemberCanBeUsedTheCellFails() {
    HomologException thrown =
        assertThrows(
            HomologException.class, () -> fake(Fake.pooling(), one("broken"), one("x"), plan(0)));
    assertEquals("cannot use broken", thrown.getMessage());
  }

  @Test
  void anUndefinedScoreStaysUndefinedWithItsReason() {
    CellResult cell =
        fake(Fake.pooling(), several("a", "undefined"), one("x"), plan(20, Axis.CONDITION));
    ScoreResult row = row(cell, "undefined");
    assertEquals("undefined", row.status());
    assertEquals("a mean does not exist", row.message());
    assertEquals("none: the score is undefined", row.ciMethod());
    assertEquals("none: the score is undefined", row.nullModel());
    assertTrue(Double.isNaN(row.pValue()));
    assertTrue(
        row(cell, "mean").message().startsWith("the mean leaves out undefined x x"),
        row(cell, "mean").message());
    assertEquals(row(cell, "a").value(), row(cell, "mean").value());
  }

  @Test
  void lostDrawsAreCountedAndReported() {
    ScoreResult row =
        row(fake(Fake.pooling(), one("lost"), one("x"), plan(300, Axis.CONDITION)), "");
    // Condition 0 is drawn with probability 1 - (5/6)^6 = 0.67: most draws are lost.
    assertTrue(Double.isNaN(row.ciLow()));
    assertTrue(
        row.ciMethod().matches("none: \\d+ of 300 bootstrap draws could not be scored: a mean.*"),
        row.ciMethod());
    ScoreResult few =
        row(
            evaluate(
                new RdmComparison(),
                RdmComparison.FAST,
                Simulated.design(4),
                Cohort.of(Simulated.noise("a", 1, 4, 8)),
                Cohort.of(Simulated.noise("b", 2, 4, 8)),
                plan(300, Axis.CONDITION)),
            "");
    // Of 4 conditions, 4 draws hold fewer than 3 distinct ones with probability 0.34.
    assertTrue(Double.isFinite(few.ciLow()), few.ciMethod());
    assertTrue(
        few.message()
            .matches(
                "\\d+ of 300 bootstrap draws could not be scored: fewer than 3 distinct"
                    + " conditions"),
        few.message());
    long lost = Arrays.stream(few.draws()).filter(Double::isNaN).count();
    assertTrue(few.message().startsWith(lost + " of"), few.message());
    assertTrue(Math.abs(lost / 300.0 - 0.34) < 0.1, "" + lost);
  }

  @Test
  void anAxisTheAnalysisCannotBeDrawnOverIsRefused() {
    Fake fixed = Fake.with(Description.builder("fixed", "Fixed").facets(Population.class));
    HomologException thrown =
        assertThrows(
            HomologException.class,
            () -> fake(fixed, one("a"), one("x"), plan(10, Axis.CONDITION)));
    assertEquals(
        "resample: fixed cannot be drawn over conditions; it can be drawn over nothing: ask for"
            + " bootstrap: 0",
        thrown.getMessage());
    assertEquals(0, fixed.wholes.get(), "refused before running");
  }

  @Test
  void axesWithNothingToDrawSayWhy() {
    ScoreResult row =
        row(fake(Fake.pooling(), one("a"), one("x"), plan(10, Axis.REPEAT, Axis.MEMBER)), "");
    assertEquals(
        "none: no system has repeats to draw, and one member only is compared in this row",
        row.ciMethod());
    assertEquals(
        "none: no bootstrap was asked for",
        row(fake(Fake.pooling(), one("a"), one("x"), plan(0)), "").ciMethod());
  }

  @Test
  void wholePreparationsAreShared() {
    Fake fake = Fake.pooling();
    PreparedCache cache = new PreparedCache(100);
    Cohort reference = one("a");
    List<List<String>> warnings = new ArrayList<>();
    try (HostRun run = Simulated.run(2)) {
      for (String candidate : List.of("x", "y", "z")) {
        CellResult cell =
            Evaluation.of(
                "rows",
                fake,
                new Fake.Settings(),
                Simulated.design(6),
                reference,
                one(candidate),
                plan(0),
                7,
                "key",
                run,
                cache);
        warnings.add(cell.warnings());
      }
    }
    assertEquals(4, fake.wholes.get(), "one reference and three candidates");
    assertEquals(4, cache.size());
    assertEquals("prepared a", warnings.get(2).get(0), "a shared preparation keeps its warnings");
    assertEquals("prepared z", warnings.get(2).get(1));
    assertEquals("figures of fake could not be made: nothing to draw", warnings.get(2).get(2));
    assertTrue(
        warnings.get(2).get(3).startsWith("on draws there was a warning, such as: drawn z"),
        warnings.get(2).toString());
  }

  @Test
  void interruptionStopsTheCell() {
    try (HostRun run = Simulated.run(2)) {
      run.cancel();
      HomologException thrown =
          assertThrows(
              HomologException.class,
              () ->
                  Evaluation.of(
                      "rows",
                      Fake.pooling(),
                      new Fake.Settings(),
                      Simulated.design(6),
                      one("a"),
                      one("x"),
                      plan(10, Axis.CONDITION),
                      7,
                      "key",
                      run));
      assertEquals(HomologException.Kind.CANCELLED, thrown.kind());
    }
  }

  @Test
  void aSystemAloneHasOutcomesAndNoScores() {
    try (HostRun run = Simulated.run(2)) {
      CellResult cell =
          Evaluation.alone(
              "alone",
              Fake.pooling(),
              new Fake.Settings(),
              Simulated.design(6),
              several("a", "broken"),
              7,
              "key",
              run,
              new PreparedCache(8));
      assertEquals("", cell.candidate());
      assertEquals(List.of(), cell.scores());
      assertEquals(List.of("prepared a", "broken failed: cannot use broken"), cell.warnings());
    }
  }
}
