package org.homolog.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.homolog.population.SampledSeries;
import org.jspecify.annotations.Nullable;

/**
 * A sampled series.
 *
 * @param name its name
 * @param samples number of samples
 * @param channels number of channels
 * @param rate samples per second; null where times are given one by one
 * @param unit unit of the values; empty if unknown
 * @param description what its writer says of it; empty if nothing
 * @param first time of the first sample in seconds; null without samples
 * @param last time of the last sample in seconds; null without samples
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeriesSummary(
    String name,
    long samples,
    int channels,
    @Nullable Double rate,
    String unit,
    String description,
    @Nullable Double first,
    @Nullable Double last) {

  static SeriesSummary of(String name, SampledSeries series) {
    long samples = series.sampleCount();
    return new SeriesSummary(
        name,
        samples,
        series.channels().rows(),
        series.rate().orElse(null),
        series.unit(),
        series.description(),
        samples == 0 ? null : (Double) series.times(0, 1)[0],
        samples == 0 ? null : (Double) series.times(samples - 1, 1)[0]);
  }
}
