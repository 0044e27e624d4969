package org.homolog.study;

import java.util.List;
import org.homolog.population.Population;
import org.homolog.spi.Analysis;
import org.homolog.spi.Axis;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.HomologPlugin;
import org.homolog.spi.NullModel;
import org.homolog.spi.Option;
import org.homolog.spi.PluginInfo;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;
import org.homolog.system.Dissimilarities;

/** A small comparison of distances, for the tests of studies. */
public final class PatternPlugin implements HomologPlugin {
  /** Found by the service loader. */
  public PatternPlugin() {}

  @Override
  public PluginInfo info() {
    return new PluginInfo("study-tests", "1", "a comparison for tests", "");
  }

  @Override
  public int level() {
    return 1;
  }

  @Override
  public List<Analysis<?, ?>> analyses() {
    return List.of(new Distances(), new Size());
  }

  /** What is done with missing values. */
  public enum Missing {
    /** They are refused. */
    REFUSE,
    /** They count as zero. */
    ZERO
  }

  /** Options. */
  public record Settings(
      @Option(text = "exponent of the distances", byDefault = "1", min = 0.1, max = 10)
          double power,
      @Option(text = "missing values", byDefault = "refuse") Missing missing) {}

  /** Cosine of distances, copies left out. */
  public static final class Distances implements Comparison<Settings, List<Double>> {
    @Override
    public Description describe() {
      return Description.builder("distances", "Distances")
          .facets(Population.class, Dissimilarities.class)
          .drawable(Axis.CONDITION)
          .nulls(NullModel.PERMUTE_CONDITIONS, NullModel.MATCHED_SPECTRUM, NullModel.UNTRAINED)
          .refuses(NullModel.RANDOM_ROTATION, "distances do not depend on a rotation")
          .refuses(NullModel.PERMUTE_UNITS, "distances do not change with the order of units")
          .range(-1, 1)
          .build();
    }

    @Override
    public Class<Settings> options() {
      return Settings.class;
    }

    @Override
    public List<Double> prepare(Sample sample, Settings options, Run run) {
      int[] rows = sample.rows();
      java.util.ArrayList<Double> distances = new java.util.ArrayList<>();
      double[][] patterns =
          sample
              .find(Population.class)
              .map(p -> rows(p.averageRepeats().byEntry()))
              .orElse(new double[0][]);
      for (int i = 0; i < rows.length; i++) {
        for (int j = i + 1; j < rows.length; j++) {
          double distance =
              patterns.length == 0
                  ? sample.require(Dissimilarities.class).get(i, j)
                  : distance(patterns[i], patterns[j]);
          boolean copies = rows[i] == rows[j];
          distances.add(copies ? Double.NaN : Math.pow(distance, options.power()));
        }
      }
      return distances;
    }

    private static double[][] rows(org.homolog.linalg.Matrix matrix) {
      double[][] rows = new double[matrix.rows()][];
      java.util.Arrays.setAll(rows, matrix::row);
      return rows;
    }

    private static double distance(double[] one, double[] other) {
      double sum = 0;
      for (int i = 0; i < one.length; i++) {
        sum += (one[i] - other[i]) * (one[i] - other[i]);
      }
      return Math.sqrt(sum);
    }

    @Override
    public List<Score> score(List<Double> a, List<Double> b, Settings options, Run run) {
      double dot = 0;
      double left = 0;
      double right = 0;
      for (int i = 0; i < a.size(); i++) {
        if (!a.get(i).isNaN() && !b.get(i).isNaN()) {
          dot += a.get(i) * b.get(i);
          left += a.get(i) * a.get(i);
          right += b.get(i) * b.get(i);
        }
      }
      double norm = Math.sqrt(left * right);
      return List.of(
          norm == 0
              ? Score.undefined("cosine", "distances", "all distances are zero")
              : Score.of("cosine", "distances", dot / norm));
    }
  }

  /** An analysis of one system, of populations only. */
  public static final class Size implements Analysis<SizeSettings, Integer> {
    @Override
    public Description describe() {
      return Description.builder("size", "Number of units").facets(Population.class).build();
    }

    @Override
    public Class<SizeSettings> options() {
      return SizeSettings.class;
    }

    @Override
    public Integer prepare(Sample sample, SizeSettings options, Run run) {
      return sample.require(Population.class).unitCount();
    }
  }

  /** Options. */
  public record SizeSettings(@Option(text = "nothing", byDefault = "false") boolean nothing) {}
}
