package org.homolog.network;

import org.homolog.failure.HomologException;

/**
 * Which part of each trial is looked at: bins around an event.
 *
 * @param event column of the trials' table with the event's time in seconds from the trial's start;
 *     empty for the start
 * @param start first bin's beginning, seconds relative to the event
 * @param stop last bin's end, seconds relative to the event
 * @param bin width of a bin, seconds; bins are half-open and hold the mean over the steps that end
 *     in them
 */
public record ResponseWindow(String event, double start, double stop, double bin) {
  /** Refuses windows that are not a whole number of bins. */
  public ResponseWindow {
    double bins = (stop - start) / bin;
    if (!(bin > 0 && bins > 0.5 && bins < 1e6 && Math.abs(bins - Math.rint(bins)) < 1e-6)) {
      throw HomologException.mistake(
          "a window from "
              + start
              + " to "
              + stop
              + " s is not a whole number of bins of "
              + bin
              + " s");
    }
  }

  /**
   * Number of bins.
   *
   * @return bins
   */
  public int bins() {
    return (int) Math.rint((stop - start) / bin);
  }
}
