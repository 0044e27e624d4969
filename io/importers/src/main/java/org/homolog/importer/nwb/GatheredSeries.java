package org.homolog.importer.nwb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homolog.population.Column;
import org.homolog.population.SampledSeries;
import org.homolog.population.Table;

/** Several series sampled at the same times, as the channels of one. */
final class GatheredSeries implements SampledSeries {
  private static final int BLOCK = 1 << 16;

  private final List<SampledSeries> members;
  private final String description;
  private final Table channels;

  /**
   * Gathers series.
   *
   * @param members series sampled at the same times, by what tells them apart
   * @param description what the whole is
   */
  GatheredSeries(Map<String, SampledSeries> members, String description) {
    this.members = List.copyOf(members.values());
    this.description = description;
    List<String> labels = new ArrayList<>();
    members.forEach(
        (member, series) -> {
          for (int c = 0; c < series.channels().rows(); c++) {
            labels.add(member);
          }
        });
    this.channels =
        Table.of(
            Column.integers(
                "channel", IntStream.rangeClosed(1, labels.size()).asLongStream().toArray()),
            Column.texts("member", labels.toArray(String[]::new))
                .description("what tells the gathered series apart"));
  }

  /** Whether two series have a sample at exactly the same times. */
  static boolean sameTimes(SampledSeries one, SampledSeries other) {
    long samples = one.sampleCount();
    if (samples != other.sampleCount() || !one.rate().equals(other.rate())) {
      return false;
    }
    long checked = one.rate().isPresent() ? Math.min(1, samples) : samples;
    for (long first = 0; first < checked; first += BLOCK) {
      int count = (int) Math.min(BLOCK, checked - first);
      if (!Arrays.equals(one.times(first, count), other.times(first, count))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String unit() {
    return members.get(0).unit();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public long sampleCount() {
    return members.get(0).sampleCount();
  }

  @Override
  public Table channels() {
    return channels;
  }

  @Override
  public Optional<Double> rate() {
    return members.get(0).rate();
  }

  @Override
  public double[] times(long first, int count) {
    return members.get(0).times(first, count);
  }

  @Override
  public double[] read(long first, int count) {
    int width = channels.rows();
    double[] values = new double[Math.multiplyExact(count, width)];
    int at = 0;
    for (SampledSeries member : members) {
      double[] own = member.read(first, count);
      int ownWidth = member.channels().rows();
      for (int i = 0; i < count; i++) {
        System.arraycopy(own, i * ownWidth, values, i * width + at, ownWidth);
      }
      at += ownWidth;
    }
    return values;
  }
}
