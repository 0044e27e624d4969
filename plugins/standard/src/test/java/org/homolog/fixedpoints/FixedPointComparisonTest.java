package org.homolog.fixedpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homolog.dynamics.CellDynamics;
import org.homolog.dynamics.LeakyCell;
import org.homolog.failure.HomologException;
import org.homolog.figure.Figure;
import org.homolog.figure.PlaneFigure;
import org.homolog.linalg.LinearAlgebra;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Outcome;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.junit.jupiter.api.Test;

class FixedPointComparisonTest {
  private static final LinearAlgebra ALGEBRA = new OpenBlasAlgebra(1);
  private final FixedPointComparison comparison = new FixedPointComparison();
  private final TestRun run = new TestRun(4, ALGEBRA);

  private static FixedPointOptions options(Object... given) {
    Map<String, Object> values = new HashMap<>(Map.of("starts", 200, "steps", 400));
    for (int i = 0; i < given.length; i += 2) {
      values.put((String) given[i], given[i + 1]);
    }
    return Options.bind(FixedPointOptions.class, values);
  }

  /** A network with the trajectories it goes through from eight states. */
  private static NeuralSystem system(String name, Dynamics dynamics) {
    int steps = 30;
    int n = dynamics.stateCount();
    String[] labels = new String[8];
    double[] values = new double[8 * steps * n];
    CounterRandom random = new CounterRandom(6, 0);
    for (int k = 0; k < 8; k++) {
      labels[k] = "start " + k;
      double[] state = new double[n];
      for (int i = 0; i < n; i++) {
        state[i] = i < 3 ? ((k >> i & 1) == 0 ? -0.5 : 0.5) : 0.2 * random.nextGaussian();
      }
      for (int t = 0; t < steps; t++) {
        state = dynamics.step(state, new double[dynamics.inputCount()]);
        System.arraycopy(dynamics.rates(state), 0, values, (k * steps + t) * n, n);
      }
    }
    String[] units = new String[n];
    double[] times = new double[steps];
    java.util.Arrays.setAll(units, i -> "u" + i);
    java.util.Arrays.setAll(times, t -> (t + 1) * dynamics.stepSeconds());
    Population population =
        Population.builder(
                Table.of(Column.texts("start", labels)), Table.of(Column.texts("unit", units)))
            .name(name)
            .conditions(List.of("start"))
            .times(times)
            .values(values)
            .build();
    return NeuralSystem.builder(name, NeuralSystem.Kind.TRAINED)
        .facet(Population.class, population)
        .facet(Dynamics.class, dynamics)
        .build();
  }

  private static NeuralSystem system(String name, int switches) {
    return system(name, Switches.dynamics(3, switches, 6));
  }

  private Portrait portrait(NeuralSystem system, FixedPointOptions options) {
    return comparison.prepare(Design.shared(List.of(system)).sample(system), options, run);
  }

  private Map<String, Score> scores(
      NeuralSystem reference, NeuralSystem candidate, FixedPointOptions options) {
    Map<String, Score> byName = new HashMap<>();
    comparison
        .score(portrait(reference, options), portrait(candidate, options), options, run)
        .forEach(score -> byName.put(score.name(), score));
    return byName;
  }

  /** The same dynamics with units turned: rates are no longer states of their own. */
  private static NeuralSystem turned(NeuralSystem system) {
    CellDynamics own = (CellDynamics) system.require(Dynamics.class);
    LeakyCell cell = (LeakyCell) own.cell();
    int n = own.stateCount();
    int[] order = new CounterRandom(2, 0).permutation(n);
    Matrix recurrent = cell.recurrent().selectRows(order).selectColumns(order);
    double[] bias = new double[n];
    CellDynamics moved =
        new CellDynamics(
            new LeakyCell(
                cell.form(),
                cell.activations(),
                cell.shares(),
                recurrent,
                cell.input().selectRows(order),
                bias),
            own.stepSeconds());
    return NeuralSystem.builder("turned", system.kind())
        .facet(Population.class, system.require(Population.class).selectUnits(order))
        .facet(Dynamics.class, moved)
        .build();
  }

  @Test
  void aSystemIsLikeItselfWhateverTheOrderOfItsUnits() {
    FixedPointOptions options = options("direction", List.of(1.0), "from", -0.9, "to", 0.9);
    NeuralSystem one = system("one", 2);
    Map<String, Score> scores = scores(one, turned(one), options);
    assertEquals(1, scores.get("topology").value(), 1e-12);
    assertEquals(0, scores.get("spectra").value(), 1e-7);
    assertEquals(0, scores.get("positions").value(), 1e-6);
    assertEquals(1, scores.get("bifurcations").value(), 0.01);
    assertEquals(9, scores.get("fixed-points-reference").value());
    assertEquals(4, scores.get("stable-points-candidate").value());
  }

  @Test
  void numbersByStabilityAreCompared() {
    Map<String, Score> scores = scores(system("one", 1), system("two", 2), options());
    // 2 stable, 1 saddle against 4 stable, 4 saddles, 1 source.
    assertEquals(1 - 6.0 / 12, scores.get("topology").value(), 1e-12);
    assertTrue(scores.get("spectra").value() > 0.01);
    assertTrue(scores.get("positions").value() > 0.1);
    assertTrue(scores.get("bifurcations").isUndefined());
    assertFalse(scores.get("bifurcations").reason().isBlank());
  }

  @Test
  void theSameSystemInShorterStepsHasTheSameModes() {
    CellDynamics fine = Switches.dynamics(3, 1, 4);
    LeakyCell cell = (LeakyCell) fine.cell();
    Linearisation modes = Linearisation.of(fine, new double[4], new double[1], ALGEBRA);
    assertEquals(0, Spectra.distance(modes, 0.02, modes, 0.02, 0.02));
    double[] twice = new double[1];
    Matrix jacobian = fine.jacobian(new double[4], twice);
    CellDynamics coarse =
        new CellDynamics(
            LeakyCell.of(
                cell.form(),
                org.homolog.network.ActivationFunction.LINEAR,
                1,
                ALGEBRA.multiply(jacobian, jacobian),
                Matrix.zeros(4, 1),
                new double[4]),
            0.04);
    Linearisation both = Linearisation.of(coarse, new double[4], twice, ALGEBRA);
    assertEquals(0, Spectra.distance(modes, 0.02, both, 0.04, 0.04), 1e-9);
  }

  @Test
  void showsWhatItFound() {
    FixedPointOptions options = options("direction", List.of(1.0), "from", -1, "to", 1);
    Portrait one = portrait(system("one", 2), options);
    Outcome outcome = comparison.show(one, options, run);
    List<String> titles = outcome.figures().stream().map(Figure::title).toList();
    assertEquals(4, titles.size(), titles.toString());
    PlaneFigure flow = (PlaneFigure) outcome.figures().get(0);
    assertEquals(3, flow.points().size());
    assertTrue(flow.arrows().size() > 50);
    assertTrue(flow.caption().contains("9 isolated fixed points (9 proved)"), flow.caption());
    PlaneFigure curves = (PlaneFigure) outcome.figures().get(3);
    assertEquals(
        List.of("fold"), curves.points().stream().map(org.homolog.figure.Series::name).toList());
    Table table = outcome.tables().get("Fixed points of one");
    assertEquals(9, table.rows());
    double basins = 0;
    for (double share : table.column("basin").numbers()) {
      basins += share;
    }
    assertEquals(1, basins, 1e-12);
    assertTrue(outcome.tables().containsKey("Ways from unstable points of one"));
    assertTrue(outcome.tables().containsKey("Bifurcations of one"));
    Outcome pair = comparison.explain(one, portrait(system("other", 1), options), options, run);
    assertEquals(3, pair.figures().size());
    pair.figures().forEach(figure -> assertFalse(figure.caption().isBlank()));
  }

  @Test
  void saysWhereThereIsNothing() {
    CellDynamics drifting =
        new CellDynamics(
            LeakyCell.of(
                org.homolog.network.UpdateForm.RATE,
                org.homolog.network.ActivationFunction.LINEAR,
                1,
                Matrix.identity(2),
                Matrix.zeros(2, 0),
                new double[] {0.1, 0}),
            0.1);
    NeuralSystem none = system("none", drifting);
    Map<String, Score> scores = scores(none, system("one", 1), options());
    assertEquals(0, scores.get("topology").value());
    assertTrue(scores.get("spectra").isUndefined());
    assertTrue(
        run.warnings().stream().anyMatch(text -> text.contains("No fixed point")),
        run.warnings().toString());
    Portrait empty = portrait(none, options());
    comparison
        .show(empty, options(), run)
        .figures()
        .forEach(figure -> assertFalse(figure.caption().isBlank()));
  }

  @Test
  void refusesInputsThatDoNotFit() {
    NeuralSystem one = system("one", 1);
    assertThrows(HomologException.class, () -> portrait(one, options("input", List.of(1.0, 2.0))));
    assertThrows(Options.InvalidOption.class, () -> options("from", 2, "to", 1));
  }
}
