package org.homolog.lesion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homolog.dynamics.TaskSystem;
import org.homolog.failure.HomologException;
import org.homolog.figure.Figure;
import org.homolog.geometry.Pairs;
import org.homolog.learning.TaskTraining;
import org.homolog.learning.TrainedNetwork;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.NetworkKinds;
import org.homolog.perturbation.LesionMap;
import org.homolog.perturbation.UnitLesion;
import org.homolog.population.Table;
import org.homolog.spi.Axis;
import org.homolog.spi.Design;
import org.homolog.spi.Draw;
import org.homolog.spi.Options;
import org.homolog.spi.Outcome;
import org.homolog.spi.Score;
import org.homolog.system.NeuralSystem;
import org.homolog.task.RandomDots;
import org.homolog.task.RandomDotsOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparison of lesions on networks that do a task. */
class ModelLesionsTest {
  private static final RandomDots DOTS =
      new RandomDots(
          Options.bind(
              RandomDotsOptions.class,
              Map.of(
                  "directions",
                  2,
                  "dt",
                  50,
                  "fixation",
                  List.of(100),
                  "stimulus",
                  List.of(500),
                  "decision",
                  List.of(100),
                  "coherences",
                  List.of(3.2, 12.8, 51.2),
                  "sigma",
                  0.5)));
  private static final List<String> CONDITIONS = List.of("signed_coherence");

  private static TaskSystem untrained(String kind, int units) {
    Map<String, Object> options = new HashMap<>(Map.of("units", units, "dt", 50));
    if (kind.equals("spiking")) {
      options.putAll(
          Map.of("units", List.of(units), "gain", 30, "tau-synapse", 50, "tau-membrane", 100));
    }
    return new TaskSystem(
        kind,
        TaskTraining.untrained(NetworkKinds.named(kind).bind(options), DOTS, 3),
        DOTS,
        CONDITIONS,
        60);
  }

  private static Inactivated prepare(NeuralSystem system, Map<String, Object> options) {
    return new Lesions()
        .prepare(
            Design.shared(List.of(system)).sample(system),
            Options.bind(LesionOptions.class, options),
            Pairs.run());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ctrnn", "lstm", "gru", "leaky-gru", "spiking"})
  void everyKindOfNetworkIsLesioned(String kind) {
    TaskSystem whole = untrained(kind, 6);
    NeuralSystem system = whole.system();
    Inactivated one = prepare(system, Map.of("random-sets", 3, "replacement", "mean"));
    EffectProfile profile = one.behaviour();
    assertEquals(6, profile.singles().length);
    assertEquals(4, one.detail().growth().sizes().length);
    assertEquals(6, one.detail().growth().sizes()[3]);
    int groups = profile.groups().size();
    assertEquals(groups + 1, one.responses().size());
    LesionMap map =
        whole.lesions(
            List.of(UnitLesion.of("unit", 2).with(org.homolog.perturbation.Replacement.MEAN)));
    assertEquals(map.drops()[0], profile.singles()[2], 1e-12);
    FirstOrderCheck check = one.detail().firstOrder();
    assertEquals(
        map.effects().get(0).predictedLossChange(),
        check.predicted()[check.names().size() - 6 + 2],
        1e-12);
    for (int g = 0; g < groups; g++) {
      assertEquals(profile.sizes()[g] == 0, one.speedChanges()[g] == 0, profile.groups().get(g));
    }
  }

  @Test
  void aWindowBeforeTheTrialChangesNothingAndOneOverAllOfItAlmostAsMuchAsAlways() {
    NeuralSystem system = untrained("ctrnn", 6).system();
    Inactivated before = prepare(system, Map.of("window", List.of(-5, 0), "random-sets", 0));
    Inactivated late =
        prepare(system, Map.of("window", List.of(0, 5), "event", "stimulus_on", "random-sets", 0));
    double changed = 0;
    for (int g = 0; g < before.behaviour().groups().size(); g++) {
      assertEquals(0, before.behaviour().overall(g), 1e-12);
      assertEquals(0, before.speedChanges()[g], 1e-6);
      changed += Math.abs(late.speedChanges()[g]);
    }
    assertTrue(changed > 1e-3);
    assertTrue(before.behaviour().random().columns() == 0);
    HomologException wrong =
        assertThrows(
            HomologException.class,
            () -> prepare(system, Map.of("window", List.of(0, 1), "event", "no_such")));
    assertTrue(String.valueOf(wrong.getMessage()).contains("no_such"));
    for (Map<String, Object> bad :
        List.<Map<String, Object>>of(
            Map.of("window", List.of(1)),
            Map.of("window", List.of(1, 0)),
            Map.of("event", "stimulus_on"),
            Map.of("take", "connections", "replacement", "mean"))) {
      assertThrows(Options.InvalidOption.class, () -> prepare(system, bad));
    }
  }

  @Test
  void connectionsAreCutFromEachGroupToEach() {
    TaskSystem whole = untrained("gru", 6);
    Inactivated one = prepare(whole.system(), Map.of("take", "connections", "column", "choice"));
    List<String> ends = one.detail().ends();
    assertEquals(ends.size() * ends.size(), one.behaviour().groups().size());
    assertTrue(one.behaviour().groups().contains(ends.get(0) + " to " + ends.get(1)));
    assertEquals(0, one.behaviour().singles().length);
    Outcome shown = new Lesions().show(one, Options.defaults(LesionOptions.class), Pairs.run());
    assertTrue(
        shown.figures().stream().map(Figure::title).anyMatch(t -> t.startsWith("Connections")));
  }

  private static NeuralSystem trained(String kind, long seed) {
    Map<String, Object> training = new HashMap<>(Map.of("steps", 150, "batch", 32));
    training.put("validation-trials", 60);
    TrainedNetwork network =
        TaskTraining.train(
            NetworkKinds.named(kind)
                .bind(
                    kind.equals("ctrnn")
                        ? Map.of("units", 16, "dt", 50, "activation", "tanh")
                        : Map.of("units", 16, "dt", 50)),
            DOTS,
            Options.bind(TrainingOptions.class, training),
            seed,
            progress -> {});
    return new TaskSystem(kind + seed, network, DOTS, CONDITIONS, 240).system();
  }

  @Test
  void psychometricCurvesFixedPointsAndDegeneracyAreCompared() {
    NeuralSystem one = trained("ctrnn", 1);
    NeuralSystem other = trained("gru", 2);
    Map<String, Object> options =
        Map.of("strength", "signed_coherence", "fixed-points", 24, "random-sets", 5);
    Inactivated prepared = prepare(one, options);
    Psychometric intact = prepared.intactCurve();
    assertEquals("", intact.obstacle());
    assertTrue(intact.threshold() > 0 && intact.threshold() < 51.2, intact.toString());
    assertEquals(prepared.behaviour().groups().size() + 1, prepared.detail().stable().length);
    assertTrue(prepared.detail().stable()[0] + prepared.detail().unstable()[0] > 0);
    Growth growth = prepared.detail().growth();
    double[] means = growth.means();
    // Without any unit the answer is the same whatever the stimulus.
    assertTrue(means[means.length - 1] > 0.3, means[means.length - 1] + "");
    assertTrue(means[0] < means[means.length - 1]);
    Map<String, Score> scores = Pairs.scores(new Lesions(), options, one, other);
    for (String name :
        List.of(
            "profile-correlation",
            "speed-correlation",
            "threshold-correlation",
            "slope-correlation",
            "bias-correlation",
            "degeneracy-difference",
            "random-rank-reference",
            "threshold-reference")) {
      assertTrue(scores.containsKey(name), name);
    }
    assertEquals(intact.threshold(), scores.get("threshold-reference").value(), 1e-9);
    Map<String, Score> own = Pairs.scores(new Lesions(), options, one, one);
    assertEquals(1, own.get("speed-correlation").value(), 1e-9);
    assertEquals(0, own.get("degeneracy-difference").value(), 1e-12);
    Outcome shown =
        new Lesions().show(prepared, Options.bind(LesionOptions.class, options), Pairs.run());
    List<String> titles = shown.figures().stream().map(Figure::title).toList();
    for (String wanted : List.of("One unit and many", "first-order", "Psychometric")) {
      assertTrue(titles.stream().anyMatch(t -> t.contains(wanted)), titles.toString());
    }
    Table changes = shown.tables().get("What lesions change in " + one.name());
    assertTrue(changes.has("stable fixed points") && changes.has("threshold"));
  }

  @Test
  void anExchangeOfUnitsAsksForTheGroupsAlone() {
    NeuralSystem system = untrained("ctrnn", 6).system();
    Design design = Design.shared(List.of(system));
    LesionOptions options =
        Options.bind(LesionOptions.class, Map.of("fixed-points", 10, "random-sets", 4));
    Inactivated exchanged =
        new Lesions()
            .prepare(
                design.sample(system, Draw.shuffle(Axis.UNIT, new int[] {5, 4, 3, 2, 1, 0})),
                options,
                Pairs.run());
    assertEquals(0, exchanged.behaviour().random().columns());
    assertEquals(0, exchanged.detail().stable().length);
    Inactivated whole = new Lesions().prepare(design.sample(system), options, Pairs.run());
    assertEquals(4, whole.behaviour().random().columns());
    Optional<Inactivated> drawn =
        new Lesions()
            .redraw(whole, Draw.resample(Axis.CONDITION, new int[] {0, 0, 2, 3, 4, 5}), options);
    assertFalse(drawn.orElseThrow().speeds().rows() == 0);
  }

  @Test
  void oneUnitAndALesionOfEverythingAreSaidInWords() {
    NeuralSystem one = untrained("ctrnn", 1).system();
    Map<String, Score> scores =
        Pairs.scores(
            new Lesions(), Map.of("by", "layer", "strength", "signed_coherence"), one, one);
    List<String> silent = new ArrayList<>();
    scores.forEach(
        (name, score) -> {
          if (score.isUndefined() && score.reason().isBlank()) {
            silent.add(name);
          }
        });
    assertEquals(List.of(), silent);
    assertTrue(scores.get("profile-correlation").isUndefined());
    assertTrue(
        scores.get("threshold-correlation").reason().contains("psychometric")
            || scores.get("threshold-correlation").reason().startsWith("intact"));
  }
}
