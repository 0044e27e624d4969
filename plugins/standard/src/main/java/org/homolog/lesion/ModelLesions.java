package org.homolog.lesion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.failure.HomologException;
import org.homolog.fixedpoints.FixedPoint;
import org.homolog.fixedpoints.FixedPointSearch;
import org.homolog.fixedpoints.FixedPoints;
import org.homolog.fixedpoints.Linearisation;
import org.homolog.fixedpoints.SearchSettings;
import org.homolog.fixedpoints.StartStates;
import org.homolog.geometry.ConditionColumn;
import org.homolog.geometry.Copies;
import org.homolog.geometry.ResponseMatrix;
import org.homolog.geometry.ResponseOptions;
import org.homolog.geometry.TimeBins;
import org.homolog.linalg.Matrix;
import org.homolog.perturbation.ConnectionLesion;
import org.homolog.perturbation.Lesion;
import org.homolog.perturbation.RandomSets;
import org.homolog.population.MissingPolicy;
import org.homolog.population.Population;
import org.homolog.spi.Design;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.system.Dynamics;
import org.homolog.system.NeuralSystem;
import org.homolog.system.Perturbable;

/** What lesions of a model do: groups of units or connections, single units, random sets. */
final class ModelLesions {
  private static final int ROLLED_OUT = 100;
  private static final double NOISE = 0.3;

  private final Sample sample;
  private final LesionOptions options;
  private final Run run;
  private final String name;
  private final Perturbable model;
  private final FunctionalGroups groups;
  private final int units;
  private final boolean exchanged;

  /** What stands in one row of the effects; nothing to take out of an empty group. */
  private record Row(String name, int size, Optional<Lesion> lesion) {}

  private ModelLesions(Sample sample, LesionOptions options, Run run) {
    this.sample = sample;
    this.options = options;
    this.run = run;
    NeuralSystem system = sample.system();
    name = system.name();
    model = system.require(Perturbable.class);
    exchanged = LeaveOut.isExchange(sample);
    groups = groups(sample, options, run);
    units = model.units().size();
    if (groups.groupOf().length != units) {
      throw HomologException.mistake(
          "system "
              + name
              + " has "
              + groups.groupOf().length
              + " units with responses, but "
              + units
              + " that can be silenced; do not select units of a model that is to be silenced");
    }
  }

  static Inactivated of(Sample sample, LesionOptions options, Run run) {
    return new ModelLesions(sample, options, run).all();
  }

  /** The signed strength of the stimulus in each condition; empty if no column is named. */
  static double[] strengths(Sample sample, LesionOptions options) {
    return options.strength().isEmpty()
        ? new double[0]
        : ConditionColumn.of(sample, options.strength()).numbers(sample.whole().conditions());
  }

  private Inactivated all() {
    List<Row> rows = rows();
    List<Matrix> courses = options.geometry() ? courses(rows) : List.of();
    List<Lesion> lesions = new ArrayList<>();
    rows.forEach(row -> row.lesion().ifPresent(lesions::add));
    int firstSingle = lesions.size();
    boolean ofUnits = options.take() == LesionOptions.Take.UNITS;
    boolean singles = ofUnits && options.singleUnits();
    for (int u = 0; u < (singles ? units : 0); u++) {
      lesions.add(options.lesion("unit " + (u + 1), u));
    }
    int firstRandom = lesions.size();
    // A draw that exchanges units asks for the groups alone.
    int sets = ofUnits && !exchanged ? options.randomSets() : 0;
    double[] rates = sets == 0 ? new double[0] : rates();
    long seed = run.random("random sets");
    for (Row row : rows) {
      if (sets > 0 && row.lesion().isPresent()) {
        int[] members = groups.units(rows.indexOf(row));
        RandomSets.matched(rates, members, sets, seed)
            .forEach(set -> lesions.add(options.lesion("as " + row.name(), set)));
      }
    }
    List<Integer> sizes = sets == 0 ? List.of() : Growth.sizes(units);
    int firstGrowing = lesions.size();
    if (sets > 0) {
      RandomSets.growing(rates, sizes, sets, seed)
          .forEach(set -> lesions.add(options.lesion(set.length + " units", set)));
    }
    run.checkCancelled();
    List<String> labels = sample.whole().conditions();
    ModelScores scores = ModelScores.of(name, model, lesions, labels);
    Matrix effects = Matrix.zeros(rows.size(), labels.size());
    Matrix random = Matrix.zeros(rows.size(), sets);
    int at = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).lesion().isEmpty()) {
        continue;
      }
      for (int c = 0; c < labels.size(); c++) {
        effects.array()[row * labels.size() + c] = scores.cost(at, c);
      }
      for (int k = 0; k < sets; k++) {
        random.array()[row * sets + k] = scores.cost(firstRandom + at * sets + k);
      }
      at++;
    }
    Matrix growth = Matrix.zeros(sizes.size(), sets);
    Arrays.setAll(growth.array(), i -> scores.cost(firstGrowing + i));
    EffectProfile behaviour =
        new EffectProfile(
            name,
            rows.stream().map(Row::name).toList(),
            rows.stream().mapToInt(Row::size).toArray(),
            labels,
            scores.intact(),
            effects,
            IntStream.range(firstSingle, singles ? firstSingle + units : firstSingle)
                .mapToDouble(scores::cost)
                .toArray(),
            groups.groupOf(),
            random,
            "");
    int[][] counts = fixedPoints(rows);
    return new Inactivated(
        behaviour,
        options.time() == TimeBins.AVERAGE
            ? courses.stream().map(one -> Speeds.averaged(one, units)).toList()
            : courses,
        Speeds.ofAll(courses, units),
        strengths(sample, options),
        new ModelDetail(
            ofUnits ? List.of() : groups.names(),
            firstOrder(scores, lesions.subList(0, firstRandom), singles ? units : 0),
            new Growth(units, sizes.stream().mapToInt(Integer::intValue).toArray(), growth),
            counts[0],
            counts[1]));
  }

  private static FirstOrderCheck firstOrder(ModelScores scores, List<Lesion> lesions, int singles) {
    return scores.predicted().length == 0
        ? FirstOrderCheck.NONE
        : new FirstOrderCheck(
            lesions.stream().map(Lesion::name).toList(),
            singles,
            Arrays.copyOf(scores.lossChange(), lesions.size()),
            Arrays.copyOf(scores.predicted(), lesions.size()));
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    int count = groups.names().size();
    for (int g = 0; g < count; g++) {
      int[] members = groups.units(g);
      String own = groups.names().get(g);
      if (options.take() == LesionOptions.Take.UNITS) {
        rows.add(
            new Row(
                own,
                members.length,
                members.length == 0
                    ? Optional.empty()
                    : Optional.of(options.lesion(own, members))));
        continue;
      }
      for (int to = 0; to < count; to++) {
        int[] receiving = groups.units(to);
        String name = own + " to " + groups.names().get(to);
        rows.add(
            new Row(
                name,
                -1,
                members.length == 0 || receiving.length == 0
                    ? Optional.empty()
                    : Optional.of(new ConnectionLesion(name, boxed(members), boxed(receiving)))));
      }
    }
    return rows;
  }

  private static List<Integer> boxed(int[] units) {
    return IntStream.of(units).boxed().toList();
  }

  /** The model's groups; where units are exchanged, as many others in each. */
  private static FunctionalGroups groups(Sample sample, LesionOptions options, Run run) {
    Sample whole = sample.whole();
    Population population = whole.require(Population.class);
    FunctionalGroups groups;
    if (options.by().isEmpty()) {
      ResponseMatrix responses = ResponseMatrix.of(whole, options, Copies.LEFT_OUT, run);
      groups =
          FunctionalGroups.byPreference(
              responses.values(),
              ConditionColumn.of(whole, options.column()).texts(responses.conditions()),
              population.handleMissing(options.missing()).unitCount());
    } else {
      groups = FunctionalGroups.byColumn(sample.system().name(), population.units(), options.by());
    }
    return LeaveOut.isExchange(sample)
        ? groups.exchanged(sample.draw().orElseThrow().rows())
        : groups;
  }

  /** Every time bin of the responses, whatever comparisons make of them. */
  private record Timed(MissingPolicy missing) implements ResponseOptions {
    @Override
    public TimeBins time() {
      return TimeBins.CONCATENATE;
    }
  }

  private Matrix course(Sample one) {
    return ResponseMatrix.of(one, new Timed(options.missing()), Copies.LEFT_OUT, run).values();
  }

  /** Mean response of each unit over conditions and bins, times a number that all share. */
  private double[] rates() {
    double[] rates = new double[units];
    double[] all = course(sample.whole()).array();
    for (int i = 0; i < all.length; i++) {
      rates[i % units] += all[i];
    }
    return rates;
  }

  /** Mean responses, conditions x (bins x units), intact and without each group. */
  private List<Matrix> courses(List<Row> rows) {
    Design design = new Design(sample.whole().conditions());
    List<Matrix> all = new ArrayList<>();
    all.add(course(sample.whole()));
    for (Row row : rows) {
      run.checkCancelled();
      all.add(
          row.lesion().isEmpty()
              ? all.get(0)
              : course(design.sample(ModelScores.with(name, model, row.lesion().get()))));
    }
    return all;
  }

  /** How many fixed points are stable and how many are not, intact and without each group. */
  private int[][] fixedPoints(List<Row> rows) {
    Optional<Dynamics> intact = sample.system().facet(Dynamics.class);
    if (options.fixedPoints() == 0 || exchanged || intact.isEmpty()) {
      return new int[2][0];
    }
    int[][] counts = new int[2][1 + rows.size()];
    for (int row = 0; row <= rows.size(); row++) {
      run.checkCancelled();
      Optional<Lesion> lesion = row == 0 ? Optional.empty() : rows.get(row - 1).lesion();
      Optional<Dynamics> dynamics =
          lesion.isEmpty()
              ? intact
              : ModelScores.with(name, model, lesion.get()).facet(Dynamics.class);
      // -1: the dynamics with this lesion are not known.
      int[] both = dynamics.map(this::stableAndNot).orElse(new int[] {-1, -1});
      counts[0][row] = both[0];
      counts[1][row] = both[1];
    }
    return counts;
  }

  private int[] stableAndNot(Dynamics dynamics) {
    double[] input = new double[dynamics.inputCount()];
    Matrix states =
        StartStates.rolledOut(dynamics, input, ROLLED_OUT, run.random("roll-outs"), run.algebra());
    Matrix starts = StartStates.around(states, options.fixedPoints(), NOISE, run.random("starts"));
    FixedPoints found = FixedPointSearch.find(dynamics, input, starts, SearchSettings.USUAL, run);
    int[] both = new int[2];
    for (FixedPoint point : found.points()) {
      boolean stable = Linearisation.of(dynamics, point.state(), input, run.algebra()).isStable();
      both[stable ? 0 : 1]++;
    }
    return both;
  }
}
