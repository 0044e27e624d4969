package org.homolog.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.learning.LearningListener;
import org.homolog.learning.TrainingOptions;
import org.homolog.network.ActivationFunction;
import org.homolog.network.MultilayerPerceptron;
import org.homolog.network.NetworkKinds;
import org.homolog.network.NetworkSpec;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Options;
import org.homolog.system.Cohort;
import org.junit.jupiter.api.Test;

class StimulusFitTest {
  private static final int CONDITIONS = 24;
  private static final int UNITS = 5;
  private static final MultilayerPerceptron SPEC =
      new MultilayerPerceptron(List.of(16, 8), ActivationFunction.TANH);
  private static final List<String> LABELS =
      IntStream.range(0, CONDITIONS).mapToObj(i -> "odor " + i).toList();

  /** Three descriptors that matter, one constant, one with a missing value, and the label. */
  private static Table stimuli() {
    CounterRandom random = new CounterRandom(8, 0);
    List<Column> columns = new ArrayList<>();
    columns.add(Column.texts("odor", LABELS.toArray(String[]::new)));
    for (int j = 0; j < 3; j++) {
      double[] values = new double[CONDITIONS];
      Arrays.setAll(values, i -> 100 + 10 * random.nextGaussian());
      columns.add(Column.numbers("d" + j, values));
    }
    double[] constant = new double[CONDITIONS];
    Arrays.fill(constant, 0.1);
    columns.add(Column.numbers("constant", constant));
    double[] gap = new double[CONDITIONS];
    gap[7] = -999;
    columns.add(Column.numbers("gap", gap));
    return Table.of(columns);
  }

  private static StimulusInputs inputs() {
    return StimulusInputs.of(stimuli(), "odor", LABELS, List.of(), OptionalDouble.of(-999));
  }

  private static Population targets(double shiftOfThird) {
    Table stimuli = stimuli();
    double[] values = new double[CONDITIONS * UNITS];
    for (int i = 0; i < CONDITIONS; i++) {
      double a = (stimuli.column("d0").number(i) - 100) / 10;
      double b = (stimuli.column("d1").number(i) - 100) / 10;
      for (int u = 0; u < UNITS; u++) {
        values[i * UNITS + u] = 50 + 20 * (Math.sin(u) * a + Math.cos(u) * b);
      }
      if (i == 3) {
        values[i * UNITS] += shiftOfThird;
      }
    }
    String[] units = new String[UNITS];
    Arrays.setAll(units, i -> "unit " + i);
    return Population.builder(
            Table.of(Column.texts("odor", LABELS.toArray(String[]::new))),
            Table.of(Column.texts("unit", units)))
        .name("orn")
        .conditions(List.of("odor"))
        .values(values)
        .build();
  }

  private static TrainingOptions training(int steps) {
    return Options.bind(
        TrainingOptions.class,
        Map.of("steps", steps, "learning-rate", 0.01, "batch", 64, "l2", 0.001));
  }

  private static FitResult fit(Folds folds, int steps, double shift) {
    return StimulusFit.fit(
        inputs(),
        targets(shift),
        SPEC,
        folds,
        FitOptions.standard(),
        training(steps),
        4,
        LearningListener.SILENT);
  }

  private static FitResult fit(NetworkSpec spec) {
    return StimulusFit.fit(
        inputs(),
        targets(0),
        spec,
        Folds.random(CONDITIONS, 4, 1),
        FitOptions.standard(),
        training(300),
        4,
        LearningListener.SILENT);
  }

  @Test
  void anyNetworkWithoutTimeCanBeFitted() {
    NetworkSpec cnn =
        NetworkKinds.named("cnn")
            .bind(
                Map.of(
                    "image", List.of(1, 2, 2),
                    "channels", List.of(6),
                    "pool", 1,
                    "hidden", List.of(8),
                    "activation", "tanh"));
    for (double value : fit(cnn).explained()) {
      assertTrue(value > 0.5, Double.toString(value));
    }
    assertEquals(6 * 4, fit(cnn).fits().get(0).allResponses("fit", "conv1").unitCount());
    NetworkSpec recurrent = NetworkKinds.named("ctrnn").bind(Map.of());
    HomologException refused = assertThrows(HomologException.class, () -> fit(recurrent));
    assertTrue(refused.getMessage().contains("time course"), refused.getMessage());
  }

  @Test
  void heldOutConditionsArePredicted() {
    FitResult result = fit(Folds.random(CONDITIONS, 6, 1), 400, 0);
    double[] explained = result.explained();
    assertEquals(UNITS, explained.length);
    for (double value : explained) {
      assertTrue(value > 0.5, Arrays.toString(explained));
    }
    assertEquals("fit/output", result.predictions("fit").name());
    assertEquals(LABELS, result.predictions("fit").conditionLabels());
  }

  @Test
  void aPredictionNeverDependsOnTheConditionItIsMadeFor() {
    double[] one = fit(Folds.leaveOneOut(LABELS), 15, 0).predictions("f").byEntry().array();
    double[] other = fit(Folds.leaveOneOut(LABELS), 15, 1e4).predictions("f").byEntry().array();
    assertArrayEquals(
        Arrays.copyOfRange(one, 3 * UNITS, 4 * UNITS),
        Arrays.copyOfRange(other, 3 * UNITS, 4 * UNITS));
    assertTrue(Math.abs(one[0] - other[0]) > 1, "other conditions' predictions do depend on it");
  }

  @Test
  void layersStayWithTheirFold() {
    FitResult result = fit(Folds.random(CONDITIONS, 4, 2), 10, 0);
    Cohort hidden = result.heldOutLayer("net", "hidden1");
    assertEquals(4, hidden.members().size());
    assertEquals("fold", hidden.memberAxis());
    int held = 0;
    for (int fold = 0; fold < 4; fold++) {
      Population population = hidden.members().get(fold).require(Population.class);
      assertEquals("net/hidden1", population.name());
      assertEquals(16, population.unitCount());
      held += population.conditionCount();
      FoldFit one = result.fits().get(fold);
      for (int condition : one.heldOut()) {
        assertEquals(fold, result.folds().foldOf(condition));
        assertTrue(population.conditionLabels().contains(LABELS.get(condition)));
      }
      Population all = one.allResponses("net", "hidden1");
      assertEquals(CONDITIONS, all.conditionCount());
      assertEquals(
          one.heldOut().length, Arrays.stream(all.entries().column("held_out").numbers()).sum());
    }
    assertEquals(CONDITIONS, held);
  }

  @Test
  void inputsAreChosenAndIncompleteColumnsLeftOut() {
    StimulusInputs inputs = inputs();
    assertEquals(List.of("d0", "d1", "d2", "constant"), inputs.columns());
    assertEquals(List.of("gap"), inputs.dropped());
    StimulusInputs reordered =
        StimulusInputs.of(
            stimuli(), "odor", List.of("odor 5", "odor 2"), List.of("d1"), OptionalDouble.empty());
    assertEquals(stimuli().column("d1").number(5), reordered.values().array()[0]);
    HomologException unknown =
        assertThrows(
            HomologException.class,
            () ->
                StimulusInputs.of(
                    stimuli(), "odor", List.of("odour 5"), List.of(), OptionalDouble.empty()));
    assertTrue(unknown.getMessage().contains("odor 5"), unknown.getMessage());
    assertThrows(
        HomologException.class,
        () ->
            StimulusInputs.of(stimuli(), "odor", LABELS, List.of("gap"), OptionalDouble.of(-999)));
  }

  @Test
  void foldsHoldOutEveryConditionOnce() {
    for (Folds folds :
        List.of(
            Folds.leaveOneOut(LABELS),
            Folds.random(CONDITIONS, 5, 3),
            Folds.given(LABELS.stream().map(l -> l.substring(l.length() - 1)).toList()))) {
      int[] seen = new int[CONDITIONS];
      for (int fold = 0; fold < folds.count(); fold++) {
        for (int condition : folds.heldOut(fold)) {
          seen[condition]++;
        }
        assertEquals(CONDITIONS, folds.heldOut(fold).length + folds.training(fold).length);
      }
      assertTrue(Arrays.stream(seen).allMatch(count -> count == 1));
    }
    assertThrows(HomologException.class, () -> Folds.random(4, 5, 1));
    assertThrows(HomologException.class, () -> Folds.given(List.of("a", "a")));
  }

  @Test
  void missingResponsesAndOtherConditionsAreRefused() {
    Population incomplete = targets(Double.NaN);
    HomologException refused =
        assertThrows(
            HomologException.class,
            () ->
                StimulusFit.fit(
                    inputs(),
                    incomplete,
                    SPEC,
                    Folds.leaveOneOut(LABELS),
                    FitOptions.standard(),
                    training(1),
                    1,
                    LearningListener.SILENT));
    assertTrue(refused.getMessage().contains("odor 3"), refused.getMessage());
    Population fewer = targets(0).selectEntries(new int[] {0, 1, 2});
    assertThrows(
        HomologException.class,
        () ->
            StimulusFit.fit(
                inputs(),
                fewer,
                SPEC,
                Folds.leaveOneOut(LABELS),
                FitOptions.standard(),
                training(1),
                1,
                LearningListener.SILENT));
  }
}
