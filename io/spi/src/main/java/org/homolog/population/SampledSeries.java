package org.homolog.population;

import java.util.Optional;

/**
 * A signal sampled over time: samples x channels, read in slices. Implementations may be read by
 * several threads.
 */
public interface SampledSeries {
  /**
   * Unit of the values after conversion.
   *
   * @return such as "volts"; empty if unknown
   */
  String unit();

  /**
   * Description by whoever wrote the file.
   *
   * @return the description; empty if there is none
   */
  String description();

  /**
   * Number of samples.
   *
   * @return samples
   */
  long sampleCount();

  /**
   * The channels' labels.
   *
   * @return one row per channel
   */
  Table channels();

  /**
   * Sampling rate.
   *
   * @return samples per second, or empty where times are given one by one
   */
  Optional<Double> rate();

  /**
   * Times of samples.
   *
   * @param first first sample
   * @param count how many
   * @return times in seconds
   */
  double[] times(long first, int count);

  /**
   * Values of samples, converted to {@link #unit}.
   *
   * @param first first sample
   * @param count how many
   * @return count x channels values
   */
  double[] read(long first, int count);
}
