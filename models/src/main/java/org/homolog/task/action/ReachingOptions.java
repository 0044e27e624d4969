package org.homolog.task.action;

import java.util.List;
import org.homolog.spi.Option;
import org.homolog.task.Periods;

/**
 * Options of {@link Reaching}.
 *
 * @param dt duration of one step, milliseconds
 * @param directions directions of the grid
 * @param sigma noise of the target's position: standard deviation sigma / sqrt(dt) per step
 * @param hold durations before the target, milliseconds
 * @param target durations of the target, milliseconds
 * @param delay durations between target and go, milliseconds
 * @param movement duration of the movement, milliseconds
 * @param rest duration after the movement, milliseconds
 * @param tolerance distance from the target within which a reach is right; the reach is 1 long
 */
public record ReachingOptions(
    @Option(text = "duration of one step", byDefault = "20", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(text = "directions of the grid", byDefault = "8", min = 1, max = 360) int directions,
    @Option(
            text =
                "noise of the target's position: its standard deviation per step is sigma /"
                    + " sqrt(dt)",
            byDefault = "0.1",
            min = 0,
            max = 1e6)
        double sigma,
    @Option(text = "durations before the target, drawn at random", byDefault = "200", unit = "ms")
        List<Double> hold,
    @Option(text = "durations of the target, drawn at random", byDefault = "300", unit = "ms")
        List<Double> target,
    @Option(
            text = "durations between target and go, drawn at random",
            byDefault = "200, 400, 800",
            unit = "ms")
        List<Double> delay,
    @Option(text = "duration of the movement", byDefault = "500", unit = "ms", min = 0, max = 1e5)
        double movement,
    @Option(
            text = "duration after the movement",
            byDefault = "200",
            unit = "ms",
            min = 0,
            max = 1e5)
        double rest,
    @Option(
            text = "distance from the target within which a reach is right; the reach is 1 long",
            byDefault = "0.2",
            min = 1e-6,
            max = 0.99)
        double tolerance) {
  /** Refuses impossible values. */
  public ReachingOptions {
    hold = List.copyOf(hold);
    target = List.copyOf(target);
    delay = List.copyOf(delay);
    Periods.check("hold", hold, dt, false);
    Periods.check("target", target, dt, true);
    Periods.check("delay", delay, dt, false);
    Periods.check("movement", List.of(movement), dt, true);
    Periods.check("rest", List.of(rest), dt, false);
  }
}
