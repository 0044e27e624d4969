package org.homolog.lesion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.geometry.Pairs;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.resample.CeilingMethod;
import org.homolog.resample.Evaluation;
import org.homolog.resample.MemberPolicy;
import org.homolog.resample.ResamplePlan;
import org.homolog.result.CellResult;
import org.homolog.result.ScoreResult;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.Options;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.system.Cohort;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class LesionsTest {
  private static final int[] GROUPS = {0, 0, 0, 1, 1, 2, 2, 2, 2, 3};
  private static final Map<String, Object> BOTH =
      Map.of("inactivation", "inactivated", "by", "area");

  /**
   * A recording in which areas are inactivated: in condition c without area c, so many of ten
   * trials go wrong.
   */
  private static NeuralSystem recording(String name, long seed, int... wrong) {
    int conditions = wrong.length;
    List<String> condition = new ArrayList<>();
    List<String> inactivated = new ArrayList<>();
    List<Long> correct = new ArrayList<>();
    List<String> repeat = new ArrayList<>();
    for (int c = 0; c < conditions; c++) {
      for (int state = -1; state < conditions; state++) {
        for (int k = 0; k < 10; k++) {
          condition.add("c" + c);
          inactivated.add(state < 0 ? "none" : "area " + state);
          correct.add(state == c && k < wrong[c] ? 0L : 1L);
          repeat.add("r" + k);
        }
      }
    }
    int units = 7;
    CounterRandom random = new CounterRandom(seed, 0);
    double[] values = new double[condition.size() * units];
    for (int i = 0; i < values.length; i++) {
      int c = condition.get(i / units).charAt(1) - '0';
      boolean off = inactivated.get(i / units).equals("area " + i % units % conditions);
      values[i] =
          (i % units % conditions == c ? 4 : 1) * (off ? 0.1 : 1) + 0.05 * random.nextGaussian();
    }
    String[] names = new String[units];
    Arrays.setAll(names, u -> "u" + u);
    Population population =
        Population.builder(
                Table.of(
                    Column.texts("condition", condition.toArray(String[]::new)),
                    Column.texts("inactivated", inactivated.toArray(String[]::new)),
                    Column.integers(
                        "correct", correct.stream().mapToLong(Long::longValue).toArray()),
                    Column.texts("repeat", repeat.toArray(String[]::new))),
                Table.of(Column.texts("unit", names)))
            .name(name)
            .conditions(List.of("condition"))
            .repeats("repeat")
            .values(values)
            .build();
    return NeuralSystem.builder(name, NeuralSystem.Kind.RECORDED)
        .facet(Population.class, population)
        .build();
  }

  private static NeuralSystem model(double... depends) {
    return new SmallModel("model", GROUPS, depends).system();
  }

  @Test
  void costsAreWhatTheModelLoses() {
    NeuralSystem model = model(0.8, 0.2, 0.5, 0.4);
    Inactivated one =
        new Lesions()
            .prepare(
                Design.shared(List.of(model)).sample(model),
                Options.bind(LesionOptions.class, Map.of("by", "area")),
                Pairs.run());
    assertEquals(List.of("area 0", "area 1", "area 2", "area 3"), one.behaviour().groups());
    double[] depends = {0.8, 0.2, 0.5, 0.4};
    for (int g = 0; g < 4; g++) {
      for (int c = 0; c < 4; c++) {
        assertEquals(g == c ? depends[c] : 0, one.behaviour().effects().get(g, c), 1e-12);
      }
    }
    assertEquals(1, one.behaviour().intactMean(), 1e-12);
    assertEquals(0, one.behaviour().degeneracy(), 1e-12);
    assertEquals(0.8 / 3 / 4, one.behaviour().singles()[1], 1e-12);
    // Units of an area respond most in the condition they serve.
    Inactivated preferred =
        new Lesions()
            .prepare(
                Design.shared(List.of(model)).sample(model),
                Options.defaults(LesionOptions.class),
                Pairs.run());
    assertEquals(one.behaviour().effects(), preferred.behaviour().effects());
    assertEquals(List.of("c0", "c1", "c2", "c3"), preferred.behaviour().groups());
  }

  @Test
  void silencingIsComparedWithInactivation() {
    NeuralSystem recording = recording("animal", 1, 8, 2, 5, 4);
    Map<String, Score> alike =
        Pairs.scores(new Lesions(), BOTH, recording, model(0.8, 0.2, 0.5, 0.4));
    assertEquals(1, alike.get("profile-correlation").value(), 1e-9);
    assertEquals(1, alike.get("condition-agreement").value(), 1e-9);
    assertEquals(0, alike.get("effect-distance").value(), 1e-9);
    assertEquals(1, alike.get("intact-reference").value(), 1e-12);
    assertTrue(alike.get("degeneracy-reference").isUndefined());
    assertTrue(alike.get("geometry-correlation").value() <= 1);
    Map<String, Score> unlike =
        Pairs.scores(new Lesions(), BOTH, recording, model(0.2, 0.8, 0.4, 0.5));
    assertTrue(unlike.get("profile-correlation").value() < 0);
    assertTrue(unlike.get("effect-distance").value() > 0.05);
  }

  @Test
  void aDrawOfConditionsIsPickedFromTheWhole() {
    Design design = Design.shared(List.of(model(0.8, 0.2, 0.5, 0.4)));
    LesionOptions options = Options.bind(LesionOptions.class, BOTH);
    Draw draw = Draw.resample(Axis.CONDITION, new int[] {0, 0, 2, 3});
    Lesions lesions = new Lesions();
    List<List<Score>> both = new ArrayList<>();
    for (boolean fast : new boolean[] {true, false}) {
      List<Inactivated> sides = new ArrayList<>();
      for (NeuralSystem system :
          List.of(recording("animal", 1, 8, 2, 5, 4), model(0.7, 0.3, 0.5, 0.4))) {
        Sample whole = design.sample(system);
        sides.add(
            fast
                ? lesions
                    .redraw(lesions.prepare(whole, options, Pairs.run()), draw, options)
                    .orElseThrow()
                : lesions.prepare(design.sample(system, draw), options, Pairs.run()));
      }
      both.add(lesions.score(sides.get(0), sides.get(1), options, Pairs.run()));
    }
    assertEquals(both.get(0).toString(), both.get(1).toString());
    // A draw of repeats leaves a model as it is.
    NeuralSystem still = model(0.7, 0.3, 0.5, 0.4);
    Draw repeats = Draw.resample(Axis.REPEAT, new int[] {0, 0});
    Inactivated whole = lesions.prepare(design.sample(still), options, Pairs.run());
    assertEquals(
        lesions.prepare(design.sample(still, repeats), options, Pairs.run()).behaviour().effects(),
        lesions.redraw(whole, repeats, options).orElseThrow().behaviour().effects());
    assertEquals(
        (0.8 + 0.8) / 4,
        lesions
            .prepare(design.sample(recording("animal", 1, 8, 2, 5, 4), draw), options, Pairs.run())
            .behaviour()
            .overall(0),
        1e-12);
  }

  @Test
  void theEngineGivesIntervalCeilingAndTheNullOfRandomSets() {
    NeuralSystem recording = recording("animal", 1, 8, 1, 5, 3);
    NeuralSystem model = model(0.8, 0.2, 0.5, 0.4);
    CellResult cell =
        Evaluation.of(
            "lesion",
            new Lesions(),
            Options.bind(LesionOptions.class, BOTH),
            Design.shared(List.of(recording, model)),
            Cohort.of(recording),
            Cohort.of(model),
            new ResamplePlan(
                10,
                List.of(Axis.REPEAT),
                0.95,
                40,
                Optional.empty(),
                CeilingMethod.AUTOMATIC,
                3,
                MemberPolicy.EACH),
            5,
            "key",
            Pairs.run());
    ScoreResult main = cell.scores().get(0);
    assertTrue(main.value() > 0.95, main.toString());
    assertTrue(main.ciLow() <= main.value() && main.value() <= main.ciHigh());
    assertTrue(main.ceilingLow() > 0.5, main.ceilingMethod());
    assertTrue(main.nullModel().startsWith("permute-units"), main.nullModel());
    assertTrue(main.nullMean() < main.value(), "null mean " + main.nullMean());
    assertTrue(main.pValue() < 0.3);
    assertTrue(cell.pairOutcome().figures().size() >= 4);
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    NeuralSystem recording = recording("animal", 1, 8, 2, 5);
    NeuralSystem plain = SyntheticSystems.random(1, 4, 3, 1, 5);
    HomologException without =
        assertThrows(
            HomologException.class, () -> Pairs.scores(new Lesions(), Map.of(), plain, plain));
    assertTrue(String.valueOf(without.getMessage()).contains("cannot be silenced"));
    HomologException unknown =
        assertThrows(
            HomologException.class,
            () ->
                Pairs.scores(new Lesions(), Map.of("inactivation", "laser"), recording, recording));
    assertTrue(String.valueOf(unknown.getMessage()).contains("inactivated"));
    HomologException control =
        assertThrows(
            HomologException.class,
            () ->
                Pairs.scores(
                    new Lesions(),
                    Map.of("inactivation", "inactivated", "control", "off"),
                    recording,
                    recording));
    assertTrue(String.valueOf(control.getMessage()).contains("area 0"));
    Map<String, Score> strangers =
        Pairs.scores(
            new Lesions(),
            Map.of("inactivation", "inactivated"),
            recording,
            new SmallModel("model", new int[] {0, 0, 1, 2}, 0.5, 0.2, 0.1).system());
    assertTrue(strangers.get("profile-correlation").reason().contains("matched by name"));
  }

  @Test
  void aLesionOfEverythingIsSaidInWords() {
    NeuralSystem model = new SmallModel("model", new int[] {0, 0}, 0.5).system();
    Map<String, Score> scores = Pairs.scores(new Lesions(), Map.of("by", "area"), model, model);
    assertTrue(scores.get("profile-correlation").isUndefined());
    assertEquals(0, scores.get("effect-distance").value(), 1e-12);
    assertTrue(scores.get("geometry-correlation").isUndefined());
  }
}
