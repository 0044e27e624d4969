package org.homolog.rsa;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.homolog.linalg.Matrix;
import org.homolog.population.Column;
import org.homolog.population.Population;
import org.homolog.population.PopulationBuilder;
import org.homolog.population.Table;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.Dissimilarities;
import org.homolog.system.NeuralSystem;
import org.jspecify.annotations.Nullable;

/** Samples for tests. */
final class Samples {
  private Samples() {}

  /** Options by name and value, two texts each. */
  static RsaOptions options(String... written) {
    Map<String, String> values = new java.util.LinkedHashMap<>();
    for (int i = 0; i < written.length; i += 2) {
      values.put(written[i], written[i + 1]);
    }
    return Options.bind(RsaOptions.class, values);
  }

  /** Rows as entries of a condition, with a fold each; conditions sorted by number. */
  static Sample observations(Matrix x, int[] conditions, int[] folds) {
    Population population =
        Population.builder(entries(conditions, folds), units(x.columns()))
            .name("golden")
            .conditions(List.of("condition"))
            .repeats("fold")
            .values(x.array())
            .build();
    return sorted(population, conditions);
  }

  private static Table entries(int[] conditions, int[] folds) {
    return Table.of(
        Column.integers("condition", Arrays.stream(conditions).asLongStream().toArray()),
        Column.integers("fold", Arrays.stream(folds).asLongStream().toArray()));
  }

  private static Sample sorted(Population population, int[] conditions) {
    List<String> sorted =
        new TreeSet<>(Arrays.stream(conditions).boxed().toList())
            .stream().map(String::valueOf).toList();
    return new Design(sorted).sample(system("golden", population));
  }

  /** Observations x units x times as entries of a condition, with a fold each. */
  static Sample overTime(double[] x, int[] shape, double[] seconds, int[] conditions, int[] folds) {
    double[] byTime = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int entry = i / (shape[1] * shape[2]);
      int unit = i / shape[2] % shape[1];
      int time = i % shape[2];
      byTime[(entry * shape[2] + time) * shape[1] + unit] = x[i];
    }
    Population population =
        Population.builder(entries(conditions, folds), units(shape[1]))
            .conditions(List.of("condition"))
            .repeats("fold")
            .times(seconds)
            .values(byTime)
            .build();
    return sorted(population, conditions);
  }

  /** The observations of a sample, with folds. */
  static Observations numbered(Sample sample) {
    RsaOptions options = options("dissimilarity", "crossnobis", "noise", "none");
    return Observations.of(sample.require(Population.class), sample.conditions(), options);
  }

  static Table units(int count) {
    return Table.of(
        Column.texts(
            "unit", IntStream.range(0, count).mapToObj(i -> "u" + i).toArray(String[]::new)));
  }

  static NeuralSystem system(String name, Population population) {
    return NeuralSystem.builder(name, NeuralSystem.Kind.SIMULATED)
        .facet(Population.class, population)
        .build();
  }

  static NeuralSystem system(String name, Dissimilarities given) {
    return NeuralSystem.builder(name, NeuralSystem.Kind.STATED)
        .facet(Dissimilarities.class, given)
        .build();
  }

  static List<String> labels(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
  }

  /** A population of one entry per condition and repeat, conditions c0, c1, ... */
  static Population population(double[][] patterns, int repeats, int times) {
    int units = patterns[0].length / times;
    String[] condition = new String[patterns.length];
    long[] repeat = new long[patterns.length];
    for (int i = 0; i < patterns.length; i++) {
      condition[i] = "c" + i / repeats;
      repeat[i] = i % repeats;
    }
    PopulationBuilder builder =
        Population.builder(
                Table.of(Column.texts("condition", condition), Column.integers("repeat", repeat)),
                units(units))
            .conditions(List.of("condition"))
            .repeats("repeat")
            .values(Matrix.copyOf(patterns).array());
    if (times > 1) {
      builder.times(IntStream.range(0, times).mapToDouble(t -> 0.1 * t).toArray());
    }
    return builder.build();
  }

  static double[][] noise(long seed, int rows, int columns) {
    CounterRandom random = new CounterRandom(seed, 0);
    double[][] noise = new double[rows][columns];
    for (double[] row : noise) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return noise;
  }

  /** A whole sample of random patterns. */
  static Sample random(long seed, int conditions, int repeats, int units) {
    return whole(population(noise(seed, conditions * repeats, units), repeats, 1));
  }

  static Sample whole(Population population) {
    return new Design(population.conditionLabels()).sample(system("random", population));
  }

  static Dissimilarities given(double[] values) {
    int size = Triangle.size(values.length);
    return Dissimilarities.of(
        Table.of(Column.texts("condition", labels(size).toArray(String[]::new))),
        labels(size),
        values,
        "");
  }

  /** How alike two are by a comparator. */
  static Score score(PreparedRdm reference, PreparedRdm candidate, String comparator) {
    return new RdmAgreement(reference, candidate, options("comparator", comparator), new TestRun(1))
        .score();
  }

  /** A prepared whole of given dissimilarities. */
  static PreparedRdm prepared(double[] values, RdmComparator comparator) {
    return prepared(values, comparator, null);
  }

  /** A prepared whole of given dissimilarities and noise of conditions. */
  static PreparedRdm prepared(double[] values, RdmComparator comparator, @Nullable Matrix noise) {
    return PreparedRdm.whole(
        "given",
        labels(Triangle.size(values.length)),
        RdmLayer.of(values, comparator).withNoise(noise),
        "given");
  }
}
