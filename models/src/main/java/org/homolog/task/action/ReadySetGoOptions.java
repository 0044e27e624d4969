package org.homolog.task.action;

import java.util.List;
import org.homolog.failure.HomologException;
import org.homolog.spi.Option;
import org.homolog.task.Periods;

/**
 * Options of {@link ReadySetGo}.
 *
 * @param dt duration of one step, milliseconds
 * @param interval shortest and longest interval between ready and set, milliseconds
 * @param gain interval to be produced, as a factor of the one shown
 * @param tolerance error below which an interval is right, as a share of the one wanted
 * @param fixation durations before ready, milliseconds
 * @param flash duration of ready and of set, milliseconds
 * @param hold duration of the answer, milliseconds
 * @param answerWeight weight of a step after go in the loss, against 1 for the steps before
 */
public record ReadySetGoOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(
            text = "shortest and longest interval from ready to set",
            byDefault = "800, 1500",
            unit = "ms",
            min = 1,
            max = 1e5)
        List<Double> interval,
    @Option(
            text = "interval to be produced from set to go, as a factor of the one shown",
            byDefault = "1",
            min = 0.1,
            max = 10)
        double gain,
    @Option(
            text = "error below which an interval is right, as a share of the one wanted",
            byDefault = "0.2",
            min = 0.001,
            max = 0.9)
        double tolerance,
    @Option(text = "durations before ready, drawn at random", byDefault = "100", unit = "ms")
        List<Double> fixation,
    @Option(
            text = "duration of ready and of set",
            byDefault = "83",
            unit = "ms",
            min = 0,
            max = 1e5)
        double flash,
    @Option(text = "duration of the answer", byDefault = "400", unit = "ms", min = 0, max = 1e5)
        double hold,
    @Option(
            text = "weight of a step after go in the loss, against 1 for the steps before",
            byDefault = "2",
            min = 0.001,
            max = 1e6)
        double answerWeight) {
  /** Refuses impossible values. */
  public ReadySetGoOptions {
    interval = List.copyOf(interval);
    fixation = List.copyOf(fixation);
    if (interval.size() != 2 || !(interval.get(0) <= interval.get(1))) {
      throw HomologException.mistake(
          "interval: the shortest and the longest are needed, but they are " + interval);
    }
    Periods.check("fixation", fixation, dt, false);
    Periods.check("flash", List.of(flash), dt, true);
    Periods.check("hold", List.of(hold), dt, true);
    if (interval.get(0) < flash + dt) {
      throw HomologException.mistake(
          "interval: the shortest must be longer than a flash of " + flash + " ms and a step");
    }
  }
}
