package org.homolog.simulation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.population.Column;
import org.homolog.population.SampledSeries;
import org.homolog.population.Table;

/**
 * The power of the light on each group of neurons.
 *
 * @param power samples x groups
 * @param groups number of groups
 * @param perSecond samples per second, the first at 0 s
 */
@SuppressWarnings("ArrayRecordComponent")
record Light(double[] power, int groups, double perSecond) implements SampledSeries {
  @Override
  public String unit() {
    return "watts";
  }

  @Override
  public String description() {
    return "power of the inactivating light on each group of neurons";
  }

  @Override
  public long sampleCount() {
    return power.length / groups;
  }

  @Override
  public Table channels() {
    return Table.of(
        Column.texts(
            "channel",
            IntStream.rangeClosed(1, groups).mapToObj(Integer::toString).toArray(String[]::new)));
  }

  @Override
  public Optional<Double> rate() {
    return Optional.of(perSecond);
  }

  @Override
  public double[] times(long first, int count) {
    double[] times = new double[count];
    Arrays.setAll(times, i -> (first + i) / perSecond);
    return times;
  }

  @Override
  public double[] read(long first, int count) {
    int from = (int) first * groups;
    return Arrays.copyOfRange(power, from, from + count * groups);
  }
}
