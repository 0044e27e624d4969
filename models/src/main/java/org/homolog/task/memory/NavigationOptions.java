package org.homolog.task.memory;

import org.homolog.spi.Option;

/**
 * Options of {@link Navigation}.
 *
 * @param dt duration of one step, milliseconds
 * @param steps steps of a trial
 * @param speed mean speed, sides of the box per second
 * @param turning standard deviation of the change of direction, degrees per square root of a second
 * @param sigma noise of every input: standard deviation sigma / sqrt(dt) per step
 * @param tolerance distance from the right position, in sides of the box, within which a trial is
 *     right
 */
public record NavigationOptions(
    @Option(text = "duration of one step", byDefault = "100", unit = "ms", min = 0.1, max = 10000)
        double dt,
    @Option(text = "steps of a trial", byDefault = "100", min = 1, max = 100000) int steps,
    @Option(
            text = "mean speed",
            byDefault = "0.15",
            unit = "sides of the box per second",
            min = 1e-6,
            max = 10)
        double speed,
    @Option(
            text = "standard deviation of the change of direction",
            byDefault = "60",
            unit = "degrees per square root of a second",
            min = 0,
            max = 3600)
        double turning,
    @Option(
            text = "noise of every input: its standard deviation per step is sigma / sqrt(dt)",
            byDefault = "0",
            min = 0,
            max = 1e6)
        double sigma,
    @Option(
            text =
                "distance from the right position, in sides of the box, within which a trial is"
                    + " right at its last step",
            byDefault = "0.05",
            min = 1e-6,
            max = 1)
        double tolerance) {}
