package org.homolog.population;

import java.util.ArrayList;
import java.util.List;
import org.homolog.failure.HomologException;

/**
 * Names, for each event, the channel of a sampled series that was above a level around it: which
 * light was on in a trial, so that trials with inactivation can be told from those without.
 *
 * @param column name of the column of texts that events get: the channel's label, "none" where no
 *     channel was above, labels joined by " + " where several were
 * @param series the series, such as the power of an optogenetic light
 * @param above the level that the mean over the window must exceed, in the series' unit
 */
public record ActiveChannel(String column, String series, double above) {
  /** What the column says where no channel was above the level. */
  public static final String NONE = "none";

  /**
   * Checks the level.
   *
   * @throws HomologException if it is not a number, or a name is empty
   */
  public ActiveChannel {
    if (column.isEmpty() || series.isEmpty() || !Double.isFinite(above)) {
      throw HomologException.mistake(
          "the channel that is active needs the name of a column, a series and a level, but they are"
              + " \""
              + column
              + "\", \""
              + series
              + "\" and "
              + above);
    }
  }

  /**
   * The column for some events.
   *
   * @param recording holds the series
   * @param times event times, seconds
   * @param from start of the window relative to the event, seconds
   * @param to end of the window relative to the event, seconds
   * @return one text per event; events without a sample in their window have "none"
   * @throws HomologException if there is no such series
   */
  Column of(Recording recording, double[] times, double from, double to) {
    SampledSeries sampled = recording.series(series);
    List<String> labels = labels(sampled.channels());
    String[] texts = new String[times.length];
    SampleClock clock = SampleClock.of(series, sampled);
    for (int e = 0; e < times.length; e++) {
      long first = clock.firstFrom(times[e] + from);
      int count = Math.toIntExact(clock.firstFrom(times[e] + to) - first);
      texts[e] = count <= 0 ? NONE : active(sampled.read(first, count), labels);
    }
    return Column.texts(column, texts)
        .description("channel of series " + series + " above " + above);
  }

  private static List<String> labels(Table channels) {
    List<String> labels = new ArrayList<>();
    for (int c = 0; c < channels.rows(); c++) {
      labels.add(
          channels.columns().isEmpty()
              ? Integer.toString(c + 1)
              : channels.columns().get(0).text(c));
    }
    return labels;
  }

  private String active(double[] samples, List<String> labels) {
    double[] sums = new double[labels.size()];
    int[] counts = new int[labels.size()];
    for (int i = 0; i < samples.length; i++) {
      if (!Double.isNaN(samples[i])) {
        sums[i % sums.length] += samples[i];
        counts[i % sums.length]++;
      }
    }
    List<String> on = new ArrayList<>();
    for (int c = 0; c < sums.length; c++) {
      if (counts[c] > 0 && sums[c] / counts[c] > above) {
        on.add(labels.get(c));
      }
    }
    return on.isEmpty() ? NONE : String.join(" + ", on);
  }
}
