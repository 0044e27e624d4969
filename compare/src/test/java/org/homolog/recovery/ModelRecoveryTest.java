package org.homolog.recovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.PreparedCache;
import org.homolog.resample.RdmComparison;
import org.homolog.resample.Simulated;
import org.homolog.result.Confusion;
import org.homolog.result.Recovery;
import org.homolog.result.Recovery.Setting;
import org.homolog.run.HostRun;
import org.homolog.system.Cohort;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class ModelRecoveryTest {
  private static final int CONDITIONS = 16;

  private static RecoverySettings settings(int dataSets, double goal) {
    return new RecoverySettings(
        dataSets, List.of(Mapping.RIDGE, Mapping.RANDOM), Double.NaN, goal, List.of(2, 4, 8), 0.95);
  }

  private static Recovery recovery(
      int threads, RecoverySettings settings, Cohort reference, NeuralSystem... candidates) {
    return recovery(
        threads, settings, reference, List.of(candidates).stream().map(Cohort::of).toList());
  }

  private static Recovery recovery(
      int threads, RecoverySettings settings, Cohort reference, List<Cohort> candidates) {
    try (HostRun run = HostRun.of(5, threads, OpenBlasAlgebra::new)) {
      return new ModelRecovery<>(
              new RdmComparison(),
              RdmComparison.FAST,
              Simulated.design(CONDITIONS),
              reference,
              candidates,
              MemberPolicy.EACH,
              settings,
              7,
              run,
              new PreparedCache(50))
          .compute();
    }
  }

  private static Cohort recording(double noise, int repeats) {
    return Cohort.of(Simulated.repeated("brain", 3, CONDITIONS, repeats, 20, 9, noise));
  }

  @Test
  void candidatesThatDifferAreRecoveredWhereNoiseIsLow() {
    Recovery found =
        recovery(
            2,
            settings(25, 0.9),
            recording(0.3, 6),
            Simulated.noise("one", 11, CONDITIONS, 10),
            Simulated.noise("two", 12, CONDITIONS, 30),
            Simulated.noise("three", 13, CONDITIONS, 20));
    assertEquals(
        List.of("ridge", "random"), found.settings().stream().map(Setting::mapping).toList());
    for (Setting setting : found.settings()) {
      Confusion.Rate rate = found.confusion(setting).recovered();
      assertEquals(75, rate.of());
      assertTrue(rate.value() > 0.95, setting.mapping() + " " + rate);
      assertTrue(found.confusion(setting).told(0, 2).low() > 0.5);
      assertEquals(CONDITIONS, setting.conditions());
      assertEquals(6, setting.repeats());
    }
    assertEquals("similarity", found.score());
    assertTrue(found.noise().contains("that repeats show"), found.noise());
  }

  @Test
  void candidatesThatAreTheSameAreRecoveredByChance() {
    Recovery found =
        recovery(
            2,
            settings(10, 0.9),
            recording(0.3, 4),
            Simulated.noise("one", 11, CONDITIONS, 10),
            Simulated.noise("twin", 11, CONDITIONS, 10));
    for (Setting setting : found.settings()) {
      Confusion confusion = found.confusion(setting);
      assertEquals(0.5, confusion.recovered().value());
      assertEquals(0.5, confusion.told(0, 1).value());
      assertTrue(confusion.recovered().low() < confusion.chance());
    }
    // The goal is out of reach, so that every larger size is tried by both mappings.
    assertEquals(2 + 2 * 6, found.settings().size());
    assertEquals(8 * 4, found.settings().get(4).repeats());
  }

  @Test
  void moreRepeatsAndMoreConditionsHelpWhereNoiseIsHigh() {
    NeuralSystem one = Simulated.repeated("one", 11, CONDITIONS, 1, 20, 1, 0);
    // Half of it is the other's: hard to tell apart.
    NeuralSystem two = Simulated.repeated("two", 11, CONDITIONS, 1, 20, 2, 0.8);
    Recovery found = recovery(2, settings(40, 0.97), recording(3, 3), one, two);
    for (String mapping : List.of("random")) {
      double own = rate(found, mapping, "", 0);
      for (String what : List.of("repeats", "conditions")) {
        List<Setting> larger =
            found.settings().stream()
                .filter(s -> s.mapping().equals(mapping) && s.enlarged().equals(what))
                .toList();
        assertTrue(own < 0.9 && !larger.isEmpty(), mapping + " " + own);
        double last = rate(found, mapping, what, larger.size() - 1);
        assertTrue(last > own + 0.05, what + " " + own + " " + last);
        for (Setting setting : larger.subList(0, larger.size() - 1)) {
          assertTrue(found.confusion(setting).recovered().value() < 0.97, "stopped late");
        }
      }
    }
  }

  private static double rate(Recovery found, String mapping, String what, int number) {
    List<Setting> all =
        found.settings().stream()
            .filter(s -> s.mapping().equals(mapping) && s.enlarged().equals(what))
            .toList();
    return found.confusion(all.get(number)).recovered().value();
  }

  @Test
  void theSameAtAnyNumberOfThreads() {
    NeuralSystem one = Simulated.noise("one", 11, CONDITIONS, 10);
    NeuralSystem two = Simulated.noise("two", 12, CONDITIONS, 30);
    Recovery alone = recovery(1, settings(6, 1), recording(2, 3), one, two);
    Recovery four = recovery(4, settings(6, 1), recording(2, 3), one, two);
    assertEquals(alone.settings().size(), four.settings().size());
    for (int i = 0; i < alone.settings().size(); i++) {
      assertArrayEquals(alone.settings().get(i).scores(), four.settings().get(i).scores());
    }
    // A data set does not depend on how many there are.
    Recovery more = recovery(2, settings(8, 0), recording(2, 3), one, two);
    assertEquals(2, more.settings().size());
    assertEquals(alone.settings().get(0).scores()[5], more.settings().get(0).scores()[5]);
  }

  @Test
  void withoutRepeatsTheNoiseMustBeGiven() {
    NeuralSystem one = Simulated.noise("one", 11, CONDITIONS, 10);
    NeuralSystem two = Simulated.noise("two", 12, CONDITIONS, 30);
    Cohort single = recording(0.3, 1);
    HomologException refused =
        assertThrows(HomologException.class, () -> recovery(1, settings(4, 0), single, one, two));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("model recovery needs repeats"),
        refused.getMessage());
    assertEquals(
        refused.getMessage(), ModelRecovery.unavailable(single, settings(4, 0)).orElseThrow());
    RecoverySettings given =
        new RecoverySettings(10, List.of(Mapping.RANDOM), 0.2, 0, List.of(), 0.95);
    assertTrue(ModelRecovery.unavailable(single, given).isEmpty());
    Recovery found = recovery(2, given, single, one, two);
    assertTrue(found.confusion(found.settings().get(0)).recovered().value() > 0.9);
    assertTrue(found.noise().contains("given by the study"), found.noise());
    assertTrue(found.noise().contains("80 % is signal"), found.noise());
  }

  @Test
  void membersOfBothSidesAndDissimilaritiesTakePart() {
    Cohort reference = Simulated.cohort("brains", 3, 2, CONDITIONS, 0);
    List<NeuralSystem> members = new ArrayList<>();
    for (NeuralSystem member : reference.members()) {
      members.add(
          Simulated.repeated(member.name(), 3, CONDITIONS, 4, 15, 21 + members.size(), 0.4));
    }
    Cohort network = Simulated.cohort("network", 31, 3, CONDITIONS, 0.5);
    Table table =
        Table.of(
            Column.texts("condition", Simulated.labels(CONDITIONS, i -> "c" + i)),
            Column.texts("kind", Simulated.labels(CONDITIONS, i -> "k" + i % 4)));
    NeuralSystem kinds =
        NeuralSystem.builder("kinds", NeuralSystem.Kind.STATED)
            .facet(
                Dissimilarities.class,
                Dissimilarities.categories(
                    table, List.of(Simulated.labels(CONDITIONS, i -> "c" + i)), List.of("kind")))
            .build();
    Recovery found =
        recovery(
            2,
            settings(12, 1),
            new Cohort("brains", "subject", members),
            List.of(network, Cohort.of(kinds)));
    for (Setting setting : found.settings()) {
      assertEquals("", setting.missing(), setting.toString());
      assertTrue(found.confusion(setting).recovered().value() > 0.9, setting.toString());
    }
  }

  @Test
  void whatCannotBeScoredIsCountedAndSaid() {
    NeuralSystem one = Simulated.noise("one", 11, CONDITIONS, 10);
    NeuralSystem two = Simulated.noise("two", 12, CONDITIONS, 30);
    NeuralSystem whole = recording(0.3, 4).members().get(0);
    Population population = whole.require(Population.class);
    double[] values = population.byEntry().array();
    values[3] = Double.NaN;
    NeuralSystem holed = Simulated.system("brain", population.toBuilder().values(values).build());
    // The comparison refuses missing values, of the recording as of data like it.
    assertTrue(
        String.valueOf(
                assertThrows(
                        HomologException.class,
                        () -> recovery(1, settings(4, 0), Cohort.of(holed), one, two))
                    .getMessage())
            .contains("holds NaN"));
    NeuralSystem flat =
        Simulated.system("brain", population.toBuilder().values(new double[values.length]).build());
    assertTrue(
        String.valueOf(
                assertThrows(
                        HomologException.class,
                        () -> recovery(1, settings(4, 0), Cohort.of(flat), one, two))
                    .getMessage())
            .contains("no signal to simulate"));
  }
}
