package org.homolog.resample;

import java.util.List;
import org.homolog.population.Population;
import org.homolog.spi.Comparison;
import org.homolog.spi.Description;
import org.homolog.spi.NullModel;
import org.homolog.spi.Run;
import org.homolog.spi.Sample;
import org.homolog.spi.Score;

/** The squared correlation of two single units over conditions. */
final class Slopes implements Comparison<Slopes.Settings, List<Double>> {
  /** Nothing to choose. */
  record Settings() {}

  @Override
  public Description describe() {
    return Description.builder("slopes", "Slopes")
        .facets(Population.class)
        .nulls(NullModel.PERMUTE_CONDITIONS, NullModel.CIRCULAR_SHIFT)
        .build();
  }

  @Override
  public Class<Settings> options() {
    return Settings.class;
  }

  @Override
  public List<Double> prepare(Sample sample, Settings options, Run run) {
    double[] values = sample.require(Population.class).averageRepeats().byEntry().array();
    return java.util.Arrays.stream(values).boxed().toList();
  }

  @Override
  public List<Score> score(List<Double> a, List<Double> b, Settings options, Run run) {
    double r =
        new org.apache.commons.math3.stat.correlation.PearsonsCorrelation()
            .correlation(
                a.stream().mapToDouble(x -> x).toArray(), b.stream().mapToDouble(x -> x).toArray());
    return List.of(Score.of("nearness", "slopes", r * r));
  }
}
