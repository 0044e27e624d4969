package org.homolog.geometry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homolog.linalg.Matrix;
import org.homolog.linalg.openblas.OpenBlasAlgebra;
import org.homolog.random.CounterRandom;
import org.homolog.spi.Comparison;
import org.homolog.spi.Design;
import org.homolog.spi.Options;
import org.homolog.spi.Run;
import org.homolog.spi.Score;
import org.homolog.spi.testkit.SyntheticSystems;
import org.homolog.spi.testkit.TestRun;
import org.homolog.system.NeuralSystem;

/** Two systems made from matrices, and their scores. */
public final class Pairs {
  private Pairs() {}

  /** A run on the host's algebra. */
  public static Run run() {
    return new TestRun(1, new OpenBlasAlgebra(1));
  }

  /** One condition per row, one unit per column. */
  public static NeuralSystem system(String name, Matrix x) {
    return SyntheticSystems.system(name, x.rows(), 1, 1, x.columns(), x.array());
  }

  /** Gaussian responses that share a few signals, with an offset per unit. */
  public static Matrix random(long seed, int rows, int columns) {
    CounterRandom random = new CounterRandom(seed, 7);
    Matrix x = Matrix.zeros(rows, columns);
    for (int i = 0; i < x.array().length; i++) {
      x.array()[i] = random.nextGaussian() + i % columns;
    }
    return x;
  }

  /** Scores by name, with their direction behind a space. */
  public static <O extends Record, P> Map<String, Score> scores(
      Comparison<O, P> comparison, Map<String, ?> options, NeuralSystem a, NeuralSystem b) {
    O bound = Options.bind(comparison.options(), options);
    Design design = Design.shared(List.of(a, b));
    Run run = run();
    return named(
        comparison.score(
            comparison.prepare(design.sample(a), bound, run),
            comparison.prepare(design.sample(b), bound, run),
            bound,
            run));
  }

  /** Scores by name of two matrices with the same rows. */
  public static <O extends Record, P> Map<String, Score> scores(
      Comparison<O, P> comparison, Map<String, ?> options, Matrix x, Matrix y) {
    return scores(comparison, options, system("x", x), system("y", y));
  }

  /** The main score of two matrices with the same rows. */
  public static <O extends Record, P> double main(
      Comparison<O, P> comparison, Map<String, ?> options, Matrix x, Matrix y) {
    Score first = scores(comparison, options, x, y).values().iterator().next();
    if (first.isUndefined()) {
      throw new AssertionError(first.toString());
    }
    return first.value();
  }

  /** Scores by name, with their direction behind a space. */
  public static Map<String, Score> named(List<Score> scores) {
    Map<String, Score> named = new LinkedHashMap<>();
    for (Score score : scores) {
      if (named.put((score.name() + " " + score.direction()).strip(), score) != null) {
        throw new AssertionError("two scores are called " + score.name());
      }
    }
    return named;
  }
}
