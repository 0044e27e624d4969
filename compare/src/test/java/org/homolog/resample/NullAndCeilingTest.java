package org.homolog.resample;

import static org.homolog.resample.EvaluationTest.evaluate;
import static org.homolog.resample.EvaluationTest.fake;
import static org.homolog.resample.EvaluationTest.one;
import static org.homolog.resample.EvaluationTest.plan;
import static org.homolog.resample.EvaluationTest.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Description;
import org.homolog.spi.Design;
import org.homolog.spi.NullModel;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

/** Nulls and ceilings of single systems. */
class NullAndCeilingTest {
  private final Design design = Simulated.design(14);
  private final NeuralSystem twin = Simulated.repeated("twin", 3, 14, 1, 20, 12, 0.3);

  private static ScoreResult nulled(Fake fake, Cohort reference, Optional<NullModel> model) {
    return row(
        fake(
            fake,
            reference,
            one("x"),
            new ResamplePlan(
                0, List.of(), 0.95, 100, model, CeilingMethod.NONE, 1, MemberPolicy.EACH)),
        "");
  }

  @Test
  void refusedNullsLeaveTheirReasonInTheRow() {
    assertEquals(
        "refused: permute-units: the mean does not depend on the order of units",
        nulled(Fake.pooling(), one("a"), Optional.of(NullModel.PERMUTE_UNITS)).nullModel());
    assertEquals(
        "refused: permute-repeats: a has no repeats",
        nulled(Fake.pooling(), one("a"), Optional.of(NullModel.PERMUTE_REPEATS)).nullModel());
    Cohort crossed = Cohort.of(Simulated.repeated("crossed", 1, 6, 3, 3, 1, 1));
    assertEquals(
        "refused: permute-repeats: every repeat of crossed holds every condition, so that"
            + " exchanging whole repeats changes nothing",
        nulled(Fake.pooling(), crossed, Optional.of(NullModel.PERMUTE_REPEATS)).nullModel());
    Fake none = Fake.with(Description.builder("fake", "Fake"));
    assertEquals("none: fake admits no null", nulled(none, one("a"), Optional.empty()).nullModel());
  }

  @Test
  void aSmallNullIsEnumerated() {
    Cohort small = Cohort.of(Simulated.noise("a", 1, 4, 5));
    Cohort other = Cohort.of(Simulated.noise("b", 2, 4, 5));
    ScoreResult row =
        row(
            evaluate(
                new RdmComparison(),
                RdmComparison.FAST,
                Simulated.design(4),
                small,
                other,
                plan(0)),
            "");
    assertEquals(23, row.nulls().length);
    assertEquals(
        "permute-conditions (all 24 permutations, one-sided: as large or larger)", row.nullModel());
    long asLarge = Arrays.stream(row.nulls()).filter(x -> x >= row.value() - 1e-12).count();
    assertEquals((1 + asLarge) / 24.0, row.pValue(), 1e-15);
    ScoreResult self =
        row(
            evaluate(
                new RdmComparison(),
                RdmComparison.FAST,
                Simulated.design(4),
                small,
                small,
                plan(0)),
            "");
    assertEquals(1 / 24.0, self.pValue(), 1e-15, "no other permutation equals the identity");
  }

  @Test
  void clipsArePermutedAndBinsNever() {
    Population clips = DrawsTest.clips(new int[] {3, 3}, 2);
    NeuralSystem reference = Simulated.system("clips", clips);
    NeuralSystem candidate = Simulated.system("other", clips.averageRepeats());
    Design types = new Design(clips.conditionLabels());
    ScoreResult row =
        row(
            evaluate(
                Fake.pooling(),
                new Fake.Settings(),
                types,
                Cohort.of(reference),
                Cohort.of(candidate),
                new ResamplePlan(
                    0,
                    List.of(),
                    0.95,
                    1000,
                    Optional.of(NullModel.PERMUTE_REPEATS),
                    CeilingMethod.NONE,
                    1,
                    MemberPolicy.EACH)),
            "");
    assertEquals(719, row.nulls().length);
    // 3! 3! of 6! exchanges stay within a type and change no mean: 36 of 720 keep the score of 0.
    assertEquals(36 / 720.0, row.pValue(), 0.05);
    assertTrue(row.pValue() >= 36 / 720.0);
  }

  @Test
  void halvesBoundNothingWhereTheScoreIsNoReliability() {
    Cohort noisy = Cohort.of(Simulated.repeated("noisy", 1, 6, 4, 3, 1, 1));
    ScoreResult row = row(fake(Fake.pooling(), noisy, one("x"), plan(0)), "");
    assertTrue(row.ceilingMethod().contains("is no reliability"), row.ceilingMethod());
    assertTrue(Double.isNaN(row.ceilingLow()));
    assertTrue(Double.isNaN(row.ceilingHigh()));
  }

  @Test
  void noiseAloneHasNoCeiling() {
    int without = 0;
    for (int seed = 0; seed < 8; seed++) {
      NeuralSystem noise = Simulated.repeated("noise", seed, 14, 4, 20, seed, 1e6);
      ScoreResult row =
          row(
              evaluate(
                  new RdmComparison(),
                  RdmComparison.FAST,
                  design,
                  Cohort.of(noise),
                  Cohort.of(twin),
                  plan(0)),
              "");
      if (Double.isNaN(row.ceilingLow())) {
        assertTrue(
            row.ceilingMethod().startsWith("none: the reliability between halves is -"),
            row.ceilingMethod());
        without++;
      } else {
        assertTrue(row.ceilingLow() < 0.5, row.toString());
      }
    }
    assertTrue(without > 0, "noise has a negative reliability about half of the time");
  }

  @Test
  void tooFewRepeatsHaveNoCeiling() {
    Population uneven =
        Population.builder(
                Table.of(
                    Column.texts("condition", "c0", "c0", "c1", "c2", "c2"),
                    Column.texts("repeat", "r0", "r1", "r0", "r0", "r1")),
                Simulated.units(2))
            .conditions(List.of("condition"))
            .repeats("repeat")
            .values(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
            .build();
    ScoreResult row =
        row(
            evaluate(
                Fake.pooling(),
                new Fake.Settings(),
                Simulated.design(3),
                Cohort.of(Simulated.system("uneven", uneven)),
                Cohort.of(Simulated.noise("x", 1, 3, 2)),
                plan(0)),
            "");
    assertEquals(
        "none: condition \"c1\" of uneven has too few repeats to be halved", row.ceilingMethod());
  }

  @Test
  void theCeilingIsReachedByAPerfectModel() {
    // The score of the true signal with noisy data approaches sqrt(R), that of new data R.
    double perfect = 0;
    double again = 0;
    double low = 0;
    double high = 0;
    for (int i = 0; i < 12; i++) {
      NeuralSystem data = Simulated.repeated("data", 40 + i, 14, 6, 30, i, 1);
      NeuralSystem same = Simulated.repeated("same", 40 + i, 14, 6, 30, 100 + i, 1);
      NeuralSystem truth = Simulated.repeated("truth", 40 + i, 14, 1, 30, i, 0);
      ScoreResult best =
          row(
              evaluate(
                  new RdmComparison(),
                  RdmComparison.FAST,
                  design,
                  Cohort.of(data),
                  Cohort.of(truth),
                  plan(0)),
              "");
      perfect += best.value() / 12;
      low += best.ceilingLow() / 12;
      high += best.ceilingHigh() / 12;
      again +=
          row(
                      evaluate(
                          new RdmComparison(),
                          RdmComparison.FAST,
                          design,
                          Cohort.of(data),
                          Cohort.of(same),
                          plan(0)),
                      "")
                  .value()
              / 12;
    }
    assertEquals(perfect, high, 0.05);
    assertEquals(again, low, 0.07);
  }
}
