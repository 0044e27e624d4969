package org.homolog.matched;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.recovery.UnitVariance;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.PreparedCache;
import org.homolog.resample.RdmComparison;
import org.homolog.resample.Simulated;
import org.homolog.result.Matched;
import org.homolog.run.HostRun;
import org.homolog.spi.Design;
import org.homolog.system.Cohort;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class MatchedComparisonTest {
  private static final int CONDITIONS = 12;
  private static final Design DESIGN = Simulated.design(CONDITIONS);

  private static Matched matched(
      int threads, MatchedSettings settings, NeuralSystem reference, NeuralSystem... candidates) {
    try (HostRun run =
        HostRun.of(
            5,
            threads,
            () -> {
              throw new IllegalStateException("no algebra is needed here");
            })) {
      return new MatchedComparison<>(
              new RdmComparison(),
              RdmComparison.FAST,
              DESIGN,
              Cohort.of(reference),
              List.of(candidates).stream().map(Cohort::of).toList(),
              MemberPolicy.EACH,
              settings,
              7,
              run,
              new PreparedCache(50))
          .compute();
    }
  }

  private static NeuralSystem model(String name, long seed, int units) {
    return NeuralSystem.builder(name, NeuralSystem.Kind.TRAINED)
        .facet(
            Population.class,
            Simulated.noise(name, seed, CONDITIONS, units).require(Population.class))
        .build();
  }

  private static double ratio(NeuralSystem system) {
    return UnitVariance.of(system.require(Population.class)).ratio();
  }

  /** The mean over draws of the ratio that a member has after it was matched. */
  private static double drawnRatio(NeuralSystem system, double target) {
    MatchedMember member = new MatchedMember(system, DESIGN);
    double sum = 0;
    for (int draw = 0; draw < 20; draw++) {
      sum += ratio(member.drawn(target, member.units(), 3, draw)) / 20;
    }
    return sum;
  }

  @Test
  void repeatsAreDroppedAndThenNoiseIsAddedUntilTheRatioIsReached() {
    NeuralSystem quiet = Simulated.repeated("quiet", 1, CONDITIONS, 10, 300, 2, 0.5);
    double own = ratio(quiet);
    assertEquals(1 / 0.025, own, 4);
    MatchedMember member = new MatchedMember(quiet, DESIGN);
    // Half the ratio: half the repeats.
    Population half = member.drawn(own / 2, 300, 3, 0).require(Population.class);
    assertEquals(CONDITIONS * 5, half.entryCount());
    assertEquals(own / 2, drawnRatio(quiet, own / 2), own / 20);
    assertEquals("60 of 120 entries kept", member.words(own / 2));
    // A ratio that no number of repeats reaches: two are kept, the rest is noise.
    assertEquals(1.5, drawnRatio(quiet, 1.5), 0.15);
    assertEquals(
        2 * CONDITIONS, member.drawn(1.5, 300, 3, 0).require(Population.class).entryCount());
    assertTrue(member.words(1.5).startsWith("24 of 120 entries kept, then noise added"));
    // What is noisier already stays.
    assertEquals(
        10 * CONDITIONS, member.drawn(own * 2, 300, 3, 0).require(Population.class).entryCount());
    assertEquals("left as it is", member.words(own * 2));
  }

  @Test
  void modelsWithoutRepeatsGetNoiseAndRecordingsWithoutDoNot() {
    NeuralSystem model = model("model", 4, 400);
    MatchedMember member = new MatchedMember(model, DESIGN);
    Population before = model.require(Population.class);
    Population after = member.drawn(2, 400, 3, 0).require(Population.class);
    double added = 0;
    double spread = 0;
    for (int i = 0; i < before.entryCount(); i++) {
      for (int unit = 0; unit < 400; unit++) {
        int at = i;
        // Units keep their order, so that columns correspond.
        double change = after.byEntry().get(at, unit) - before.byEntry().get(at, unit);
        added += change * change / CONDITIONS / 400;
      }
    }
    for (double variance : UnitVariance.of(before).spread()) {
      spread += variance / 400;
    }
    assertEquals(spread / 2, added, 0.03);
    NeuralSystem single =
        NeuralSystem.builder("single", NeuralSystem.Kind.RECORDED)
            .facet(Population.class, before)
            .build();
    MatchedMember unknown = new MatchedMember(single, DESIGN);
    assertEquals(before.byEntry(), unknown.drawn(2, 400, 3, 0).require(Population.class).byEntry());
    assertTrue(unknown.words(2).contains("not known"));
  }

  @Test
  void bothSidesHaveAsManyUnitsAndOfMoreThoseOfFewer() {
    NeuralSystem model = model("model", 4, 40);
    MatchedMember member = new MatchedMember(model, DESIGN);
    List<String> few = names(member.drawn(Double.POSITIVE_INFINITY, 5, 3, 6));
    List<String> many = names(member.drawn(Double.POSITIVE_INFINITY, 20, 3, 6));
    assertEquals(5, few.size());
    assertEquals(20, many.stream().distinct().count());
    assertTrue(many.containsAll(few));
    assertTrue(!few.equals(names(member.drawn(Double.POSITIVE_INFINITY, 5, 3, 7))));
  }

  private static List<String> names(NeuralSystem system) {
    return List.of(system.require(Population.class).units().column("unit").texts());
  }

  @Test
  void scoresGrowWithUnitsAndMeetTheWholeWhereNothingIsLeftOut() {
    NeuralSystem one = Simulated.repeated("one", 1, CONDITIONS, 1, 16, 2, 0);
    NeuralSystem same = Simulated.repeated("same", 1, CONDITIONS, 1, 16, 3, 0.6);
    NeuralSystem wide = model("wide", 1, 64);
    MatchedSettings settings = new MatchedSettings(30, List.of(), false, 0.9);
    Matched found = matched(2, settings, one, same, wide);
    assertEquals(List.of(2, 4, 8, 16), found.units());
    assertEquals("similarity", found.score());
    assertTrue(Double.isNaN(found.share()));
    double before = -1;
    for (int n = 0; n < 4; n++) {
      Matched.Spread spread = found.spread(0, n);
      assertEquals(30, spread.scored());
      assertTrue(spread.mean() > before, "grows with units: " + spread);
      assertTrue(spread.low() <= spread.mean() && spread.mean() <= spread.high());
      before = spread.mean();
    }
    // All sixteen units of both: no subsample differs.
    assertEquals(found.unmatched()[0], found.spread(0, 3).low(), 1e-12);
    assertEquals(found.unmatched()[0], found.spread(0, 3).high(), 1e-12);
    assertTrue(found.spread(1, 3).high() > found.spread(1, 3).low());
  }

  @Test
  void theSameAtAnyNumberOfThreads() {
    NeuralSystem one = Simulated.repeated("one", 1, CONDITIONS, 4, 16, 2, 1);
    NeuralSystem two = Simulated.repeated("two", 1, CONDITIONS, 8, 20, 3, 0.3);
    NeuralSystem model = model("model", 1, 30);
    MatchedSettings settings = new MatchedSettings(10, List.of(3, 9, 99), true, 0.95);
    Matched alone = matched(1, settings, one, two, model);
    Matched four = matched(4, settings, one, two, model);
    assertArrayEquals(alone.scores(), four.scores());
    assertEquals(List.of(3, 9), alone.units());
    assertTrue(alone.notes().get(0).contains("above 16"), alone.notes().toString());
    assertEquals(
        List.of("one", "two", "model"),
        alone.systems().stream().map(Matched.Member::name).toList());
    assertEquals("left as it is", alone.systems().get(0).done());
    assertEquals(alone.share(), alone.systems().get(0).share(), 1e-12);
    assertEquals(1, alone.systems().get(2).share());
    assertEquals("noise added to answers without noise", alone.systems().get(2).done());
  }

  @Test
  void whatHasNoUnitsIsLeftOutOrRefused() {
    NeuralSystem one = Simulated.repeated("one", 1, CONDITIONS, 4, 16, 2, 1);
    NeuralSystem given =
        NeuralSystem.builder("given", NeuralSystem.Kind.STATED)
            .facet(
                Dissimilarities.class,
                Dissimilarities.categories(
                    one.require(Population.class).conditions(),
                    DESIGN.conditions(),
                    List.of("condition")))
            .build();
    MatchedSettings settings = new MatchedSettings(3, List.of(4), true, 0.95);
    Matched found = matched(1, settings, one, given, model("model", 1, 30));
    assertEquals(List.of("model"), found.candidates());
    assertTrue(found.notes().get(0).contains("given has no responses"));
    assertTrue(message(settings, one, given).contains("no candidate has responses"));
    assertTrue(message(settings, given, one).contains("given has no responses"));
    MatchedSettings many = new MatchedSettings(3, List.of(40), true, 0.95);
    assertTrue(message(many, one, model("model", 1, 30)).contains("the smallest system has 16"));
    // Repeats that differ around equal means leave nothing to match.
    double[] values = new double[CONDITIONS * 4 * 16];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 16 % 2 == 0 ? 1 : -1;
    }
    values[0] = 1.1;
    NeuralSystem noise =
        Simulated.system("noise", one.require(Population.class).toBuilder().values(values).build());
    Matched unmatched = matched(1, settings, model("wide", 2, 30), model("model", 1, 30), noise);
    assertTrue(Double.isNaN(unmatched.share()));
    assertTrue(unmatched.notes().get(0).contains("no more than their noise"));
    assertEquals("left as it is", unmatched.systems().get(0).done());
  }

  private static String message(
      MatchedSettings settings, NeuralSystem reference, NeuralSystem candidate) {
    return String.valueOf(
        assertThrows(HomologException.class, () -> matched(1, settings, reference, candidate))
            .getMessage());
  }
}
