package org.homolog.resample;

import java.util.List;
import java.util.Optional;
import org.homolog.failure.HomologException;
import org.homolog.population.Population;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.Draw;
import org.homolog.spi.NullModel;
import org.homolog.spi.Option;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.system.Dissimilarities;

/** Pearson or cosine of two RDMs (1 - Pearson over units), with and without a fast path. */
public final class RdmComparison implements Comparison<RdmComparison.Settings, RdmComparison.Rdm> {

  public record Settings(
      @Option(text = "cosine instead of Pearson", byDefault = "false") boolean cosine,
      @Option(text = "use the fast path", byDefault = "true") boolean fast) {}

  /** n x n, NaN where there is no pair. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Rdm(int size, double[] values) {}

  public static final Settings FAST = new Settings(false, true);
  static final Settings SLOW = new Settings(false, false);

  @Override
  public Description describe() {
    return Description.builder("rdm", "RDM correlation")
        .facets(Population.class, Dissimilarities.class)
        .drawable(Axis.CONDITION, Axis.REPEAT)
        .nulls(NullModel.PERMUTE_CONDITIONS, NullModel.PERMUTE_REPEATS)
        .refuses(NullModel.PERMUTE_UNITS, "an RDM does not change when units change places")
        .range(-1, 1)
        .reliabilities("similarity")
        .build();
  }

  @Override
  public Class<Settings> options() {
    return Settings.class;
  }

  @Override
  public Rdm prepare(Sample sample, Settings options, Run run) {
    int[] rows = sample.rows();
    double[] values = new double[rows.length * rows.length];
    boolean shuffle = sample.draw().filter(d -> d.purpose() == Draw.Purpose.SHUFFLE).isPresent();
    Optional<Dissimilarities> given = sample.find(Dissimilarities.class);
    double[][] patterns = given.isPresent() ? new double[0][] : patterns(sample);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        boolean copies = !shuffle && i != j && rows[i] == rows[j];
        values[i * rows.length + j] =
            copies
                ? Double.NaN
                : i == j
                    ? 0
                    : given.isPresent()
                        ? given.get().get(i, j)
                        : 1 - correlation(patterns[i], patterns[j], true);
      }
    }
    return new Rdm(rows.length, values);
  }

  private static double[][] patterns(Sample sample) {
    Population population = sample.require(Population.class).averageRepeats();
    double[][] patterns = new double[population.conditionCount()][];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = new double[population.unitCount()];
      population.read(i, patterns[i], 0);
      for (double value : patterns[i]) {
        if (Double.isNaN(value)) {
          throw HomologException.mistake(population.name() + " holds NaN");
        }
      }
    }
    return patterns;
  }

  @Override
  public Optional<Rdm> redraw(Rdm whole, Draw draw, Settings options) {
    if (!options.fast() || draw.axis() != Axis.CONDITION) {
      return Optional.empty();
    }
    int[] rows = draw.rows();
    double[] values = new double[rows.length * rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        values[i * rows.length + j] =
            i != j && rows[i] == rows[j]
                ? Double.NaN
                : whole.values[rows[i] * whole.size + rows[j]];
      }
    }
    return Optional.of(new Rdm(rows.length, values));
  }

  @Override
  public Optional<Rdm> pool(List<Rdm> members, Settings options) {
    int size = members.get(0).size;
    double[] mean = new double[size * size];
    for (Rdm rdm : members) {
      double squares = 0;
      int count = 0;
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size; j++) {
          double value = rdm.values[i * size + j];
          if (!Double.isNaN(value)) {
            squares += value * value;
            count++;
          }
        }
      }
      double scale = options.cosine ? Math.sqrt(squares / count) : 1;
      for (int i = 0; i < mean.length; i++) {
        mean[i] += rdm.values[i] / scale / members.size();
      }
    }
    return Optional.of(new Rdm(size, mean));
  }

  @Override
  public List<Score> score(Rdm reference, Rdm candidate, Settings options, Run run) {
    int size = reference.size;
    double[] left = new double[size * (size - 1) / 2];
    double[] right = new double[left.length];
    int count = 0;
    for (int i = 0; i < size; i++) {
      for (int j = i + 1; j < size; j++) {
        double a = reference.values[i * size + j];
        double b = candidate.values[i * size + j];
        if (!Double.isNaN(a) && !Double.isNaN(b)) {
          left[count] = a;
          right[count++] = b;
        }
      }
    }
    double r =
        correlation(
            java.util.Arrays.copyOf(left, count),
            java.util.Arrays.copyOf(right, count),
            !options.cosine);
    String convention = options.cosine ? "rdm[cosine]" : "rdm[pearson]";
    return List.of(
        Double.isFinite(r)
            ? Score.of("similarity", convention, r)
            : Score.undefined("similarity", convention, "a dissimilarity matrix is constant"),
        Score.of("pairs", convention, count));
  }

  private static double correlation(double[] a, double[] b, boolean centre) {
    double meanA = centre ? java.util.Arrays.stream(a).average().orElse(0) : 0;
    double meanB = centre ? java.util.Arrays.stream(b).average().orElse(0) : 0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
